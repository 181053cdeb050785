CREATE MATERIALIZED VIEW IF NOT EXISTS smart_meters_15m AS (
  SELECT timestamp, device_id, sum(energy_consumption) AS energy, avg(voltage) AS voltage, min(power_factor) AS power_factor_min
  FROM smart_meters
  SAMPLE BY 15m
) PARTITION BY MONTH;

-- Energy of the last hour, for each quarter of an hour: a window of an hour that hops by 15 minutes.
CREATE VIEW IF NOT EXISTS smart_meters_hour AS (
  SELECT timestamp, device_id,
    sum(energy) OVER (PARTITION BY device_id ORDER BY timestamp RANGE BETWEEN '45' MINUTE PRECEDING AND CURRENT ROW) AS energy_1h
  FROM smart_meters_15m
);
