SELECT birth_decade, category, count() AS payments, avg(amt) AS amount
FROM transactions_pseudonymous
ORDER BY birth_decade, category;
