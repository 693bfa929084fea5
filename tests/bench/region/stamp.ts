import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  join(import.meta.dirname, 'generator'),
  join('lib', 'local', 'demo'),
  join('prisma', 'migrations'),
];

/** Changes with whatever makes the region another one: its size, the generator, the tables. */
export function regionStamp(children: number): string {
  const hash = createHash('sha256').update(String(children));
  for (const folder of sources) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
