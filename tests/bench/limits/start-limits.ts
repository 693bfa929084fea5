import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contentHash } from '@/lib/local/content-hash.mjs';
import { runNode, type Environment } from '@/lib/local/processes';
import { nextProgram, startWeb, type Web } from '../setup/web';

const folder = 'tests/bench/limits/site';
const built = '.data/bench/site';
const record = `${built}/made-from`;
const sources = [folder, 'components', 'lib/domain', 'package-lock.json'];

/** The small site beside the portal, of the same Next: what its pages are held against. Built when it has changed. */
export async function startLimits(env: Environment = {}): Promise<Web> {
  const wanted = contentHash(sources);
  if (!existsSync(record) || readFileSync(record, 'utf8') !== wanted) await build(wanted);
  return startWeb({ title: 'пределы', folder, env, ready: '/empty' });
}

async function build(wanted: string): Promise<void> {
  rmSync(record, { force: true });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  await runNode('Сборка страниц для сравнения', [nextProgram(), 'build', folder], { env });
  writeFileSync(record, wanted);
}
