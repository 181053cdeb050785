-- A pseudonym is as good as the number for all that counts and joins.
CREATE MATERIALIZED VIEW IF NOT EXISTS pseudonymous_spending_1h AS (
  SELECT timestamp, cc_num, count() AS payments, sum(amt) AS amount
  FROM transactions_pseudonymous
  SAMPLE BY 1h
) PARTITION BY DAY TTL 1 YEAR;
