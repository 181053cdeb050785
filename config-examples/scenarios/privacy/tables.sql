CREATE TABLE IF NOT EXISTS transactions_pseudonymous (
  timestamp TIMESTAMP,
  trans_num VARCHAR,
  cc_num SYMBOL CAPACITY 8192,
  merchant SYMBOL,
  category SYMBOL,
  amt DOUBLE,
  gender SYMBOL,
  city SYMBOL,
  state SYMBOL,
  city_pop INT,
  birth_decade INT
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 1 YEAR WAL
DEDUP UPSERT KEYS(timestamp, trans_num);
