-- A map: cells of three characters, about 156 by 156 km.
CREATE MATERIALIZED VIEW IF NOT EXISTS device_map_1m AS (
  SELECT timestamp, cast(cell AS GEOHASH(3c)) AS cell, count() AS messages, avg(lat) AS lat, avg(lon) AS lon, avg(speed) AS speed
  FROM device_positions
  SAMPLE BY 1m
) PARTITION BY DAY TTL 30 DAYS;
