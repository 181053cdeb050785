CREATE MATERIALIZED VIEW IF NOT EXISTS plant_fleet_1s AS (
  SELECT timestamp, system, count() AS readings
  FROM plant_fleet
  SAMPLE BY 1s
) PARTITION BY DAY TTL 7 DAYS;
