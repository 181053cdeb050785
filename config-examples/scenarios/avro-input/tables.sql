CREATE TABLE IF NOT EXISTS payments (
  booked_at TIMESTAMP,
  id UUID,
  account SYMBOL,
  amount DECIMAL(18,2),
  currency SYMBOL,
  counterparty_name VARCHAR,
  counterparty_country SYMBOL,
  rates DOUBLE[],
  tags VARCHAR,
  valuta TIMESTAMP
) TIMESTAMP(booked_at) PARTITION BY MONTH WAL
DEDUP UPSERT KEYS(booked_at, id);
