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

test('nor does what it says last keep it from ending', async () => {
  const speaker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/last-words.ts'], {
    env: { ...process.env, LOG_LEVEL: 'info' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  await once(speaker.stdout, 'data');
  speaker.stdout.destroy();
  speaker.stderr.destroy();
  speaker.stdin.end();
  const [code] = (await once(speaker, 'close')) as [number | null];
  expect(code).toBe(0);
});
