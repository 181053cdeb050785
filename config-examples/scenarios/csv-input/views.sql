CREATE MATERIALIZED VIEW IF NOT EXISTS weather_1h AS (
  SELECT measured_at, station, avg(temperature) AS temperature, max(humidity) AS humidity_max
  FROM weather
  SAMPLE BY 1h
) PARTITION BY YEAR;
