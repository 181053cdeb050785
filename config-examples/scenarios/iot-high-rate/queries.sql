-- Rows per second of the last half hour: what is visible, not what was sent.
SELECT timestamp, sum(messages) AS messages
FROM iot_data_1s
WHERE timestamp > dateadd('m', -30, now())
SAMPLE BY 1s;

-- Seconds with less than half of the usual rate.
WITH per_second AS (
  SELECT timestamp, sum(messages) AS messages FROM iot_data_1s SAMPLE BY 1s
), usual AS (
  SELECT avg(messages) AS messages FROM per_second
)
SELECT count() AS slow_seconds
FROM per_second CROSS JOIN usual
WHERE per_second.messages < usual.messages / 2;

-- The longest gaps between two messages.
SELECT previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, lag(timestamp) OVER (ORDER BY timestamp) AS previous
  FROM iot_data
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
