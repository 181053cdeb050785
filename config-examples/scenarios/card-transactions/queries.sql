-- Cards that are used unusually often: several payments within ten minutes.
SELECT timestamp, cc_num, payments_10m, amount_10m
FROM card_spending
WHERE payments_10m >= 2
ORDER BY payments_10m DESC
LIMIT 20;

-- Payments of more than three times what the card usually pays.
SELECT timestamp, cc_num, amt, usual
FROM (SELECT timestamp, cc_num, amt, avg(amt) OVER (PARTITION BY cc_num) AS usual FROM transactions)
WHERE amt > 3 * usual
LIMIT 20;

-- Turnover by category.
SELECT category, count() AS payments, sum(amt) AS amount FROM transactions ORDER BY amount DESC;
