-- The table says the types; in the CSV everything is text.
CREATE TABLE IF NOT EXISTS weather (
  measured_at TIMESTAMP,
  station SYMBOL,
  temperature DOUBLE,
  humidity INT,
  raining BOOLEAN,
  remark VARCHAR
) TIMESTAMP(measured_at) PARTITION BY MONTH WAL
DEDUP UPSERT KEYS(measured_at, station);
