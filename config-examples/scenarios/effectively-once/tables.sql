-- The data has no key, so its place in Kafka is the key. The connector checks DEDUP before it writes.
CREATE TABLE IF NOT EXISTS truck_positions (
  timestamp TIMESTAMP,
  kafka_topic SYMBOL,
  kafka_partition LONG,
  kafka_offset LONG,
  name SYMBOL CAPACITY 2048,
  fleet SYMBOL,
  driver SYMBOL,
  model SYMBOL,
  device_version SYMBOL,
  load_capacity INT,
  fuel_capacity INT,
  latitude DOUBLE,
  longitude DOUBLE,
  elevation INT,
  heading INT,
  velocity INT,
  grade INT,
  fuel_consumption DOUBLE,
  fuel_state DOUBLE,
  current_load INT,
  status INT
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL
DEDUP UPSERT KEYS(timestamp, kafka_topic, kafka_partition, kafka_offset);
