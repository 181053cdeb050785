-- Devices in two large cells: 9x (the Great Plains) and 9q (California).
SELECT timestamp, device_type, cell, speed
FROM device_positions
WHERE cell WITHIN (#9x, #9q)
LIMIT 20;

-- The busiest cells.
SELECT cell, sum(messages) AS messages FROM device_map_1m ORDER BY messages DESC LIMIT 20;
