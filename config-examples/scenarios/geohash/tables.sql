-- Eight characters are a cell of about 38 by 19 metres.
CREATE TABLE IF NOT EXISTS device_positions (
  timestamp TIMESTAMP,
  device_type SYMBOL,
  cell GEOHASH(8c),
  duration_ms INT,
  lat DOUBLE,
  lon DOUBLE,
  measure1 INT,
  measure2 INT,
  speed INT
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL;
