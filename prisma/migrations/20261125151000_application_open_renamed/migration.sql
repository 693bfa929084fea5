DROP INDEX application_open;
ALTER INDEX application_open_counted RENAME TO application_open;
