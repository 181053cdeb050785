-- The source's table as it is now.
CREATE VIEW IF NOT EXISTS customers AS (
  SELECT id, after_name AS name, after_email AS email, after_credit AS credit, after_updated_at AS updated_at
  FROM (SELECT * FROM customers_history LATEST ON ts_ms PARTITION BY id)
  WHERE op != 'd'
);

CREATE MATERIALIZED VIEW IF NOT EXISTS customers_changes_1h AS (
  SELECT ts_ms, op, count() AS changes
  FROM customers_history
  SAMPLE BY 1h
) PARTITION BY YEAR;
