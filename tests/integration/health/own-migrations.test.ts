import { expect, test, vi } from 'vitest';

const names = vi.fn<() => string[]>();
vi.doMock('@/lib/platform/migration-names', () => ({ migrationNames: names }));

/** The bundle of Next holds the module more than once. */
async function anotherCopy() {
  vi.resetModules();
  return import('@/lib/platform/applied-migrations');
}

test('a server compares the migrations it was started with, though newer files lie in its folder by now', async () => {
  names.mockReturnValueOnce(['20261120000000_first']).mockReturnValue(['29990101000000_of_the_next_version']);
  const { database } = await import('@/lib/platform/database');
  await database().$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('first', '', '20261120000000_first', now())`;
  (await anotherCopy()).noteMigrations();
  expect(await (await anotherCopy()).migrationsApplied()).toBe(true);
});

test('a folder without migrations is a fault and not «all are applied»', async () => {
  delete (globalThis as { portalMigrations?: unknown }).portalMigrations;
  names.mockReturnValue([]);
  const { noteMigrations } = await anotherCopy();
  expect(noteMigrations).toThrow('нет prisma/migrations');
});
