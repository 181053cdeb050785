-- Eight characters are a cell of about 38 by 19 metres.
-- The measures are any 32-bit integers, and the smallest of these is what QuestDB takes for NULL in an INT: they need a LONG.
CREATE TABLE IF NOT EXISTS device_positions (
  timestamp TIMESTAMP,
  device_type SYMBOL,
  cell GEOHASH(8c),
  duration_ms INT,
  lat DOUBLE,
  lon DOUBLE,
  measure1 LONG,
  measure2 LONG,
  speed INT
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL;
