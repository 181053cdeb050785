CREATE TABLE IF NOT EXISTS transactions (
  timestamp TIMESTAMP,
  trans_num VARCHAR,
  cc_num LONG,
  merchant SYMBOL,
  category SYMBOL,
  amt DOUBLE,
  first VARCHAR,
  last VARCHAR,
  gender SYMBOL,
  street VARCHAR,
  city SYMBOL,
  state SYMBOL,
  zip INT,
  lat DOUBLE,
  lon DOUBLE,
  city_pop INT,
  job SYMBOL,
  dob LONG,
  merch_lat DOUBLE,
  merch_long DOUBLE
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 1 YEAR WAL
DEDUP UPSERT KEYS(timestamp, trans_num);
