-- Hourly partitions, because a day of 100,000 rows a second is too much for one. No DEDUP: the data has no key.
-- The measures are any 32-bit integers, and the smallest of these is what QuestDB takes for NULL in an INT: they need a LONG.
CREATE TABLE IF NOT EXISTS iot_data (
  timestamp TIMESTAMP,
  device_type SYMBOL CAPACITY 256,
  duration_ms INT,
  lat DOUBLE,
  lon DOUBLE,
  measure1 LONG,
  measure2 LONG,
  speed INT
) TIMESTAMP(timestamp) PARTITION BY HOUR TTL 72 HOURS WAL;
