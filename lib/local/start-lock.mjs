import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandOf } from './running-command.mjs';

/**
 * Lets one start of the portal at a time into the folder. Returns how to let the next one in;
 * throws a sentence while another is running. A lock left by a killed start is taken over.
 * @param {string} root
 */
export function takeStartLock(root) {
  const folder = resolve(root, process.env.DATA_DIR || '.data');
  const path = join(folder, 'up.lock');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`Не удалось создать папку данных ${folder}: ${error.message}`, { cause: error });
  }
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
    throw new Error(`Не удалось записать файл ${path}: ${error.message}`, { cause: error });
  }
}
