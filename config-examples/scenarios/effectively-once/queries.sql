-- Each message is there once: rows and places in Kafka are the same number.
SELECT count() AS rows, count_distinct(concat(kafka_partition, '-', kafka_offset)) AS messages FROM truck_positions;

-- How often DEDUP has replaced a row that was sent again, since QuestDB started.
SELECT table_name, wal_dedup_row_count_since_start AS rows_replaced FROM tables() WHERE table_name = 'truck_positions';
