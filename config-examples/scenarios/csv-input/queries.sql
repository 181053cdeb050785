SELECT * FROM weather LATEST ON measured_at PARTITION BY station;
