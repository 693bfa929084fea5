import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'portal-faults-';

/** A folder for this run, named after its process. */
export function ownFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-${purpose}-`));
}

/**
 * A run that was killed could take nothing away: its folders go, and the disk of its scans. A PostgreSQL whose folder is
 * gone ends by itself.
 */
export function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (!owner || isRunning(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    if (process.platform === 'linux') spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of somebody else: running all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
