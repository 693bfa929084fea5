-- From this moment the letter helps nobody any more: a link that has expired, a visit that has begun.
ALTER TABLE letter ADD COLUMN send_until timestamptz(3);
