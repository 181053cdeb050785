-- Every change of the row, and who it was: op is c (created), u (updated), d (deleted) or r (read by a snapshot).
CREATE TABLE IF NOT EXISTS customers_history (
  ts_ms TIMESTAMP,
  id LONG,
  op SYMBOL,
  after_name VARCHAR,
  after_email VARCHAR,
  after_credit DECIMAL(12,2),
  after_updated_at TIMESTAMP
) TIMESTAMP(ts_ms) PARTITION BY MONTH WAL
DEDUP UPSERT KEYS(ts_ms, id, op);
