-- Which birthdays of a municipality are to be counted anew is asked by every overview: not through all that is noted.
-- safe: it is short; who changes a certificate waits a moment.
CREATE INDEX report_stale_birthdays ON report_stale (municipality_id, valid_until) WHERE valid_until IS NOT NULL;
