import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a process whose log nobody reads any more goes on with its work and ends when it wants to', async () => {
  const talker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/talker.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  await once(talker.stdout, 'data');
  talker.stdout.destroy();
  talker.stderr.destroy();
  const [code] = (await once(talker, 'close')) as [number | null];
  expect(code).toBe(0);
});
