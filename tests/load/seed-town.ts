import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode, type Environment } from '@/lib/local/processes';
import type { SeededTown, TownWanted } from './seeded-families';

/**
 * Puts a town with families and operators into the migrated database of these settings, in a process of its own: whoever
 * loads the portal knows nothing of its code and its connections. Called again, it adds another town.
 */
export async function seedTown(env: Environment, wanted: TownWanted): Promise<SeededTown> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-town-'));
  const file = join(folder, 'town.json');
  try {
    const program = ['--import', 'tsx', 'tests/load/seed-run.ts', JSON.stringify(wanted), file];
    await runNode('Семьи и специалисты', program, { env });
    return JSON.parse(readFileSync(file, 'utf8')) as SeededTown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
