CREATE MATERIALIZED VIEW IF NOT EXISTS fleet_1m AS (
  SELECT timestamp, fleet, count() AS messages, avg(velocity) AS velocity, avg(fuel_state) AS fuel_state
  FROM truck_positions
  SAMPLE BY 1m
) PARTITION BY DAY TTL 60 DAYS;
