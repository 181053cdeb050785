-- The last reading of each meter.
SELECT * FROM smart_meters LATEST ON timestamp PARTITION BY device_id LIMIT 20;

-- Which models fail most.
SELECT mark_model, count() AS readings, sum(CASE WHEN status = 'Faulty' THEN 1 ELSE 0 END) AS faulty
FROM smart_meters
ORDER BY faulty DESC
LIMIT 20;

-- The longest silence of all meters together.
SELECT previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, lag(timestamp) OVER (ORDER BY timestamp) AS previous
  FROM smart_meters
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
