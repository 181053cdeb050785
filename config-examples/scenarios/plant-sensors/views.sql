CREATE MATERIALIZED VIEW IF NOT EXISTS plant_systems_1s AS (
  SELECT timestamp, system, count() AS readings, avg(value) AS value, count_distinct(address) AS sensors
  FROM plant_sensors
  SAMPLE BY 1s
) PARTITION BY DAY TTL 60 DAYS;
