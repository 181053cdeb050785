CREATE MATERIALIZED VIEW IF NOT EXISTS github_events_1s AS (
  SELECT timestamp, type, count() AS events
  FROM github_events
  SAMPLE BY 1s
) PARTITION BY DAY TTL 7 DAYS;

CREATE MATERIALIZED VIEW IF NOT EXISTS github_repos_5m AS (
  SELECT timestamp, repo, count() AS events, count_distinct(actor) AS actors
  FROM github_events
  SAMPLE BY 5m
) PARTITION BY DAY TTL 30 DAYS;

-- Events of the last minute, for each second: a window that hops by a second, this one and the 59 before it.
CREATE VIEW IF NOT EXISTS github_events_last_minute AS (
  SELECT timestamp, type, events,
    sum(events) OVER (PARTITION BY type ORDER BY timestamp RANGE BETWEEN '59' SECOND PRECEDING AND CURRENT ROW) AS events_1m
  FROM github_events_1s
);
