CREATE TABLE IF NOT EXISTS smart_meters (
  timestamp TIMESTAMP,
  device_id SYMBOL CAPACITY 16384,
  mark_model SYMBOL CAPACITY 2048,
  status SYMBOL,
  frequency INT,
  energy_consumption DOUBLE,
  voltage DOUBLE,
  current DOUBLE,
  power_factor DOUBLE
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 1 YEAR WAL
DEDUP UPSERT KEYS(timestamp, device_id);
