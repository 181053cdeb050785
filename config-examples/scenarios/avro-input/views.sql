CREATE MATERIALIZED VIEW IF NOT EXISTS payments_1d AS (
  SELECT booked_at, account, currency, count() AS payments, sum(amount) AS amount
  FROM payments
  SAMPLE BY 1d
) PARTITION BY YEAR;
