-- A second without rows is a second in which no worker delivered.
SELECT previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, lag(timestamp) OVER (ORDER BY timestamp) AS previous
  FROM plant_fleet
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
