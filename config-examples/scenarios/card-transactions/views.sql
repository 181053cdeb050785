CREATE MATERIALIZED VIEW IF NOT EXISTS card_spending_1m AS (
  SELECT timestamp, cc_num, count() AS payments, sum(amt) AS amount
  FROM transactions
  SAMPLE BY 1m
) PARTITION BY DAY TTL 60 DAYS;

-- Spending of the last ten minutes and of the last day, for each minute with a payment. A range includes both of its ends.
CREATE VIEW IF NOT EXISTS card_spending AS (
  SELECT timestamp, cc_num,
    sum(payments) OVER (PARTITION BY cc_num ORDER BY timestamp RANGE BETWEEN '9' MINUTE PRECEDING AND CURRENT ROW) AS payments_10m,
    sum(amount) OVER (PARTITION BY cc_num ORDER BY timestamp RANGE BETWEEN '9' MINUTE PRECEDING AND CURRENT ROW) AS amount_10m,
    sum(amount) OVER (PARTITION BY cc_num ORDER BY timestamp RANGE BETWEEN '1439' MINUTE PRECEDING AND CURRENT ROW) AS amount_1d
  FROM card_spending_1m
);
