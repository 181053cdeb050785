-- A sensor measures numbers (value) or sends texts (text), never both.
CREATE TABLE IF NOT EXISTS plant_sensors (
  timestamp TIMESTAMP,
  system SYMBOL,
  address SYMBOL CAPACITY 32768,
  value DOUBLE,
  text VARCHAR,
  status SYMBOL
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 60 DAYS WAL
DEDUP UPSERT KEYS(timestamp, address);
