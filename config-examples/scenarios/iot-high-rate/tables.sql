-- Hourly partitions, because a day of 100,000 rows a second is too much for one. No DEDUP: the data has no key.
CREATE TABLE IF NOT EXISTS iot_data (
  timestamp TIMESTAMP,
  device_type SYMBOL CAPACITY 256,
  duration_ms INT,
  lat DOUBLE,
  lon DOUBLE,
  measure1 INT,
  measure2 INT,
  speed INT
) TIMESTAMP(timestamp) PARTITION BY HOUR TTL 72 HOURS WAL;
