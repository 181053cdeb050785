-- The newest, with what was wrong.
SELECT timestamp, kafka_header___connect_errors_topic AS topic, kafka_header___connect_errors_partition AS "partition",
  kafka_header___connect_errors_offset AS "offset", kafka_header___connect_errors_exception_message AS reason
FROM dead_letters
LIMIT -20;

-- What the replay brought in, with a NULL in place of what was not a number.
SELECT * FROM orders WHERE price IS NULL OR quantity IS NULL LIMIT 20;
