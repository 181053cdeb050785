-- The last price of each symbol.
SELECT symbol, timestamp, price FROM trades LATEST ON timestamp PARTITION BY symbol;

-- VWAP of the last half hour, to the moment.
SELECT symbol, sum(price * amount) / sum(amount) AS vwap
FROM trades
WHERE timestamp > dateadd('m', -30, now());

-- Spread per symbol.
SELECT timestamp, symbol, buy_price - sell_price AS spread
FROM trades_spread_1s
WHERE buy_price IS NOT NULL AND sell_price IS NOT NULL
LIMIT -20;

-- The longest gaps between two trades of a symbol.
SELECT symbol, previous AS gap_start, timestamp AS gap_end, datediff('T', previous, timestamp) AS gap_ms
FROM (
  SELECT timestamp, symbol, lag(timestamp) OVER (PARTITION BY symbol ORDER BY timestamp) AS previous
  FROM trades
)
WHERE previous IS NOT NULL
ORDER BY gap_ms DESC
LIMIT 20;
