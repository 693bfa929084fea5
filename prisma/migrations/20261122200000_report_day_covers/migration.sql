-- A report reads the days of one matter out of this index alone; without the count in it every matter read the whole table.
ALTER TABLE report_day DROP CONSTRAINT report_day_pkey;
ALTER TABLE report_day ADD CONSTRAINT report_day_pkey PRIMARY KEY (municipality_id, matter, day, key) INCLUDE (count);
