import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort } from '@/lib/local/ports';
import { startNode, stopChild } from '@/lib/local/processes';

/** The same portal on the same database at another address, where staff have to have a second step, as in production. */
export async function startPortalWithSecondStep(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const next = join(
    dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist',
    'bin',
    'next',
  );
  // Required is what nothing at all in the settings means.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    APP_URL: url,
    SECOND_FACTOR: undefined,
  };
  const args = [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'];
  const site = startNode('портал со вторым шагом входа', args, { env, onLine: () => undefined });
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/sign-in`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(200);
  return { url, stop: () => stopChild(site) };
}
