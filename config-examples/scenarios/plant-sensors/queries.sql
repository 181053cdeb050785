-- The state of the plant: the last reading of each sensor.
SELECT system, status, count() AS sensors
FROM (SELECT * FROM plant_sensors LATEST ON timestamp PARTITION BY address)
ORDER BY system, status;

-- Readings that jump: those furthest from the one before.
SELECT timestamp, address, value, value - previous AS jump
FROM (
  SELECT timestamp, address, value, lag(value) OVER (PARTITION BY address ORDER BY timestamp) AS previous
  FROM plant_sensors
  WHERE value IS NOT NULL
)
WHERE previous IS NOT NULL
ORDER BY abs(value - previous) DESC
LIMIT 20;

-- Sensors with the longest silence between two readings.
SELECT address, previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, address, lag(timestamp) OVER (PARTITION BY address ORDER BY timestamp) AS previous
  FROM plant_sensors
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
