CREATE MATERIALIZED VIEW IF NOT EXISTS trades_1s AS (
  SELECT timestamp, symbol, count() AS trades, sum(amount) AS volume, last(price) AS price
  FROM trades
  SAMPLE BY 1s
) PARTITION BY DAY TTL 7 DAYS;

-- Candles with the volume-weighted average price.
CREATE MATERIALIZED VIEW IF NOT EXISTS trades_vwap_5m AS (
  SELECT timestamp, symbol,
    first(price) AS open, max(price) AS high, min(price) AS low, last(price) AS close,
    sum(amount) AS volume,
    sum(price * amount) / sum(amount) AS vwap
  FROM trades
  SAMPLE BY 5m
) PARTITION BY MONTH TTL 2 YEARS;

-- What buyers paid above what sellers got: a measure of the spread where only trades are known, no quotes.
CREATE MATERIALIZED VIEW IF NOT EXISTS trades_spread_1s AS (
  SELECT timestamp, symbol,
    avg(CASE WHEN side = 'buy' THEN price END) AS buy_price,
    avg(CASE WHEN side = 'sell' THEN price END) AS sell_price
  FROM trades
  SAMPLE BY 1s
) PARTITION BY DAY TTL 7 DAYS;

-- Volume of the last minute, for each second.
CREATE VIEW IF NOT EXISTS trades_last_minute AS (
  SELECT timestamp, symbol,
    sum(volume) OVER (PARTITION BY symbol ORDER BY timestamp RANGE BETWEEN '59' SECOND PRECEDING AND CURRENT ROW) AS volume_1m
  FROM trades_1s
);
