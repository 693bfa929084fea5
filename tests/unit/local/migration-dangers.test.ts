import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationDangers } from '@/lib/local/migration-dangers';
import { migrationNames, migrationsFolder } from '@/lib/platform/migration-names';

/** Up to here the portal was not in use anywhere: there was no older version to run beside. */
const lastBefore = '20261124100000';

test('every migration from now on lets the version before it go on working', () => {
  const dangers = migrationNames()
    .filter((name) => name.slice(0, 14) > lastBefore)
    .flatMap((name) => {
      const script = readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8');
      return migrationDangers(script).map((danger) => ({ name, ...danger }));
    });
  expect(dangers).toEqual([]);
});

test.each([
  'DROP TABLE letter',
  'DROP TYPE letter_kind',
  'ALTER TABLE letter RENAME TO mail',
  'ALTER TABLE "letter" RENAME COLUMN "a" TO "b"',
  'ALTER TABLE letter DROP COLUMN attempts',
  'ALTER TABLE letter ADD COLUMN a int, DROP COLUMN b',
  'ALTER TABLE letter ALTER COLUMN attempts TYPE bigint',
  'ALTER TABLE letter ALTER attempts SET DATA TYPE bigint',
  'ALTER TABLE letter ALTER COLUMN attempts SET NOT NULL',
  'ALTER TABLE letter ADD COLUMN a int NOT NULL',
  'ALTER TABLE letter ADD COLUMN a int DEFAULT 1, ADD COLUMN b int NOT NULL',
  'ALTER TABLE letter ADD COLUMN a int NOT NULL, ADD COLUMN b int DEFAULT 1',
  'ALTER TABLE letter ADD CONSTRAINT c CHECK (attempts > 0)',
  'ALTER TABLE letter ADD FOREIGN KEY (a) REFERENCES b',
  'ALTER TABLE letter ADD UNIQUE (attempts)',
  "ALTER TYPE letter_kind ADD VALUE 'new'",
  "ALTER TYPE letter_kind RENAME VALUE 'a' TO 'b'",
  'CREATE INDEX a ON letter (attempts)',
  'CREATE UNIQUE INDEX a ON "letter" (attempts)',
  'CREATE TRIGGER t BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION f()',
  'UPDATE letter SET attempts = 0',
  'DELETE FROM letter',
  '/* why */ -- unsafe\n drop table letter',
  'ALTER TABLE letter ADD COLUMN t uuid NOT NULL DEFAULT gen_random_uuid()',
  'ALTER TABLE letter ADD COLUMN t bigserial',
  'ALTER TABLE letter ALTER COLUMN attempts DROP DEFAULT',
  'ALTER TABLE letter ADD COLUMN a int UNIQUE',
  'ALTER TABLE letter SET SCHEMA old',
  'WITH old AS (SELECT id FROM letter FOR UPDATE) DELETE FROM letter USING old WHERE letter.id = old.id',
  'WITH old AS (SELECT 1) UPDATE letter SET attempts = 0',
  'REVOKE INSERT ON letter FROM portal',
])('is refused: %s', (statement) => {
  expect(migrationDangers(`${statement};`)).toHaveLength(1);
  expect(migrationDangers(`-- safe: no server has read it since version 7\n${statement};`)).toEqual([]);
  // The word has to stand with the statement it is about, and to say something.
  expect(migrationDangers(`-- safe: it is new\nSELECT 1;\n${statement};`)).toHaveLength(1);
  expect(migrationDangers(`-- safe:\n${statement};`)).toHaveLength(1);
  expect(migrationDangers(`SELECT 1; -- safe: it only reads\n${statement};`)).toHaveLength(1);
});

test.each([
  'DO $$ BEGIN DROP TABLE letter; END $$',
  'ALTER TABLE letter ADD COLUMN a int;\n-- safe: few are changed\nUPDATE letter SET a = 1',
  'ALTER TABLE "letter" ADD COLUMN a int;\n-- safe: it is small\nCREATE INDEX i ON letter (a)',
])('is refused whatever is said for it: %s', (script) => {
  expect(migrationDangers(`-- safe: it is quick\n${script};`)).toHaveLength(1);
});

test.each([
  'CREATE TABLE a (id int NOT NULL); CREATE UNIQUE INDEX i ON a (id); ALTER TABLE a ADD CONSTRAINT c CHECK (id > 0)',
  'ALTER TABLE letter ADD COLUMN a timestamptz(3)',
  'ALTER TABLE letter ADD COLUMN a int NOT NULL DEFAULT 0',
  'ALTER TABLE letter ADD COLUMN a int DEFAULT 0 NOT NULL',
  'ALTER TABLE letter ADD CONSTRAINT c CHECK (attempts > 0) NOT VALID',
  'ALTER TABLE letter ALTER COLUMN attempts DROP NOT NULL',
  'ALTER TABLE letter ADD COLUMN at timestamptz NOT NULL DEFAULT now()',
  'WITH old AS (SELECT id FROM letter FOR NO KEY UPDATE) SELECT count(*) FROM old',
  'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM letter; DROP TABLE letter; END $$',
  "COMMENT ON TABLE letter IS 'drop table; alter table letter drop column a;'",
  '-- DROP TABLE letter;\nSELECT 1',
])('is let through: %s', (script) => {
  expect(migrationDangers(`${script};`)).toEqual([]);
});
