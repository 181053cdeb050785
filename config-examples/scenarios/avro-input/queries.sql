SELECT booked_at, account, amount, currency, counterparty_name FROM payments WHERE amount > 100::DECIMAL(18,2) LIMIT 20;
