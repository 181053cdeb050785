-- What happened to customer 1.
SELECT ts_ms, op, after_name, after_credit FROM customers_history WHERE id = 1;

-- The table as it was at a point in time.
SELECT id, after_name AS name, op
FROM (SELECT * FROM customers_history WHERE ts_ms <= '2026-03-01T10:00:03.000000Z' LATEST ON ts_ms PARTITION BY id)
WHERE op != 'd';
