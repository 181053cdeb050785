CREATE MATERIALIZED VIEW IF NOT EXISTS iot_data_1s AS (
  SELECT timestamp, device_type, count() AS messages, avg(speed) AS speed, max(duration_ms) AS duration_ms_max
  FROM iot_data
  SAMPLE BY 1s
) PARTITION BY DAY TTL 30 DAYS;

-- Messages of the last ten seconds, for each second: this one and the nine before it.
CREATE VIEW IF NOT EXISTS iot_data_last_10s AS (
  SELECT timestamp, device_type,
    sum(messages) OVER (PARTITION BY device_type ORDER BY timestamp RANGE BETWEEN '9' SECOND PRECEDING AND CURRENT ROW) AS messages_10s
  FROM iot_data_1s
);
