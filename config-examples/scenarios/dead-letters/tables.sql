CREATE TABLE IF NOT EXISTS orders (
  timestamp TIMESTAMP,
  order_id SYMBOL CAPACITY 65536,
  sku SYMBOL,
  quantity INT,
  price DOUBLE
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 90 DAYS WAL
DEDUP UPSERT KEYS(timestamp, order_id);

-- What was refused, where it came from and why. It holds the messages as they came: give it the protection that they need.
CREATE TABLE IF NOT EXISTS dead_letters (
  timestamp TIMESTAMP,
  kafka_topic SYMBOL,
  kafka_partition LONG,
  kafka_offset LONG,
  kafka_header___connect_errors_topic SYMBOL,
  kafka_header___connect_errors_partition LONG,
  kafka_header___connect_errors_offset LONG,
  kafka_header___connect_errors_connector_name SYMBOL,
  kafka_header___connect_errors_exception_message VARCHAR,
  message VARCHAR
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL
DEDUP UPSERT KEYS(timestamp, kafka_topic, kafka_partition, kafka_offset);
