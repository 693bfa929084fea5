import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder, removeLeftFolders } from '@/tests/faults/surroundings/own-folder';

test('what a killed run has left goes, what a running one uses stays', () => {
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  const left = mkdtempSync(join(tmpdir(), `portal-faults-${ended}-scans-`));
  const own = ownFolder('scans');
  removeLeftFolders();
  expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
  rmSync(own, { recursive: true });
});
