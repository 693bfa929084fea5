import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endLeftoverServer, openCluster } from '@/lib/local/postgres-cluster';

/** Not where the system keeps temporary files: those may lie in memory, and a disk is part of what is measured. */
export const scratchFolder = join('.data', 'bench', 'scratch');

/** A folder for what a bench writes beside its region: scans, letters, backups. It goes with the bench. */
export function scratch(name: string): string {
  mkdirSync(scratchFolder, { recursive: true });
  return resolve(mkdtempSync(join(scratchFolder, `${name}-`)));
}

/** Takes away what a bench has left there, however it ended; a database server of a killed one is ended first. */
export async function clearScratch(folder = scratchFolder): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const dataDir = join(folder, name, 'postgres');
    if (existsSync(dataDir)) endLeftoverServer(await openCluster(dataDir));
  }
  rmSync(folder, { recursive: true, force: true });
}
