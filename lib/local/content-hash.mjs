import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over names and contents of files and whole folders; what is absent counts as such.
 * @param {readonly string[]} paths
 * @param {{ skip?: readonly string[] }} options
 */
export function contentHash(paths, { skip = [] } = {}) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => filesBelow(start, skip)).sort()) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** @returns {string[]} */
function filesBelow(path, skip) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || skip.includes(path)) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name), skip));
}
