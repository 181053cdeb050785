CREATE TABLE IF NOT EXISTS trades (
  timestamp TIMESTAMP,
  symbol SYMBOL CAPACITY 256,
  side SYMBOL,
  price DOUBLE,
  amount DOUBLE
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL
DEDUP UPSERT KEYS(timestamp, symbol, side);
