import { mkdirSync, statfsSync } from 'node:fs';
import { StartRefusal } from './start-refusal';

const needed = 1024 ** 3;

/** Makes the folder of data and sees that there is room in it. */
export function requireDiskSpace(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new StartRefusal(`Не удалось создать папку данных ${folder}: проверьте права доступа.`);
  }
  const { bavail, bsize } = statfsSync(folder);
  const sentence = spaceRefusal(folder, bavail * bsize);
  if (sentence) throw new StartRefusal(sentence);
}

/** A sentence when `free` bytes are too few, otherwise null. */
export function spaceRefusal(folder: string, free: number): string | null {
  if (free >= needed) return null;
  const megabytes = Math.floor(free / 1024 ** 2);
  return `На диске с папкой ${folder} свободно ${megabytes} МБ, а нужен хотя бы 1 ГБ: освободите место.`;
}
