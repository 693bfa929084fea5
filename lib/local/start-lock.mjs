import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandOf } from './running-command.mjs';

/**
 * Lets one start of the portal at a time into the folder. Returns how to let the next one in;
 * throws a sentence while another is running. A lock left by a killed start is taken over.
 */
export function takeStartLock(root) {
  const path = join(root, '.data', 'up.lock');
  mkdirSync(dirname(path), { recursive: true });
  if (!tryToTake(path)) {
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (commandOf(holder).includes('up.mjs')) {
      throw new Error(
        `Портал уже запущен из этой папки (процесс ${holder}): остановите его или пользуйтесь им.`,
      );
    }
    rmSync(path, { force: true });
    if (!tryToTake(path)) throw new Error('Портал как раз запускается из этой папки другой командой.');
  }
  return () => rmSync(path, { force: true });
}

function tryToTake(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Error(`Не удалось записать в папку .data: ${error.message}`, { cause: error });
  }
}
