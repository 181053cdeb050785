CREATE MATERIALIZED VIEW IF NOT EXISTS dead_letters_1m AS (
  SELECT timestamp, kafka_header___connect_errors_topic AS topic, kafka_header___connect_errors_connector_name AS connector, count() AS dead_letters
  FROM dead_letters
  SAMPLE BY 1m
) PARTITION BY DAY TTL 30 DAYS;
