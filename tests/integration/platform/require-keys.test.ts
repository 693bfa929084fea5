import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { migrate } from '@/lib/platform/migrate';
import { restoreMarker } from '@/lib/platform/restore-marker';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';

const script = `
  const { requireKeys } = await import('@/lib/platform/require-keys');
  const { hasIndexKey } = await import('@/lib/platform/encryption');
  await requireKeys();
  console.log('started');
  setInterval(() => { if (hasIndexKey()) { console.log('keys'); process.exit(0); } }, 20);
`;

/** What an entry point does first, in a process of its own. */
function startProcess(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.errors += chunk.toString()));
  const closed = once(child, 'close');
  return { said, ended: async () => (await closed)[0] as number | null };
}

test('a database that is not there yet is waited for, one half restored or of another master key ends the process', async () => {
  await withEmptyDatabase(async (url) => {
    const early = startProcess({ DATABASE_URL: url });
    await expect.poll(() => early.said.output, { timeout: 20_000 }).toContain('started');
    expect(early.said.output).not.toContain('keys');
    await migrate(url);
    expect(await early.ended()).toBe(0);
    expect(early.said).toEqual({ output: 'started\nkeys\n', errors: '' });
    expect(await query(url, 'select name from data_key')).toEqual([{ name: 'search_index' }]);

    await query(url, `create schema ${restoreMarker}`);
    const amidst = startProcess({ DATABASE_URL: url });
    expect(await amidst.ended()).toBe(1);
    expect(amidst.said.errors).toMatch(/^В этой базе не закончено восстановление[^\n]+\n$/);
    await query(url, `drop schema ${restoreMarker}`);

    const stranger = startProcess({ DATABASE_URL: url, MASTER_KEY: randomBytes(32).toString('base64') });
    expect(await stranger.ended()).toBe(1);
    expect(stranger.said.output).toBe('');
    expect(stranger.said.errors).toMatch(/^MASTER_KEY не подходит к этой базе данных\.[^\n]+\n$/);
  });
});
