import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** Runs a script whose log is read no more once it has begun, and which is told so by the end of its input; its exit code. */
async function codeWithoutReader(script: string): Promise<number | null> {
  const writer = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, LOG_LEVEL: 'info' },
    stdio: 'pipe',
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  await once(writer.stdout, 'data');
  writer.stdout.destroy();
  writer.stderr.destroy();
  writer.stdin.end();
  const [code] = (await once(writer, 'close')) as [number | null];
  return code;
}

test('a process whose log nobody reads any more goes on with its work and ends when it wants to', async () => {
  expect(await codeWithoutReader('tests/support/talker.ts')).toBe(0);
});

test('nor does what it says last keep it from ending', async () => {
  expect(await codeWithoutReader('tests/support/last-words.ts')).toBe(0);
});
