-- The busiest repositories of the last hour.
SELECT repo, sum(events) AS events
FROM github_repos_5m
WHERE timestamp > dateadd('h', -1, now())
ORDER BY events DESC
LIMIT 20;

-- How much of it is bots.
SELECT actor LIKE '%[bot]' AS bot, count() AS events
FROM github_events
WHERE timestamp > dateadd('d', -1, now());

-- The longest gaps between two events.
SELECT previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, lag(timestamp) OVER (ORDER BY timestamp) AS previous
  FROM github_events
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
