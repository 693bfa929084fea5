import { closeDatabase } from '@/lib/platform/database';
import { keyring } from '@/lib/platform/encryption';
import { surveyKeys, type KeptPlace, type Share, type Under } from '@/lib/platform/key-survey';
import { loadKeys } from '@/lib/platform/load-keys';
import { rotateKeys } from '@/lib/platform/rotate-keys';
import { sealedColumns } from '@/lib/platform/sealed-places';
import { reportFailure } from './report-failure';
import { StartRefusal } from './start-refusal';

// npm run keys:rotate            brings everything under the master key of the settings, while the site runs
// npm run keys:rotate -- --check says how many values are under which key and changes nothing

const number = new Intl.NumberFormat('ru');

function titleOf(place: KeptPlace): string {
  if (place === 'scan') return 'сканы';
  return place === 'clear file names' ? 'имена файлов, ещё не зашифрованные' : sealedColumns[place].title;
}

function wordsOf(under: Under): string {
  const { current, previous } = keyring();
  const words = {
    current: `ключ ${current.id} (MASTER_KEY)`,
    previous: `ключ ${previous?.id ?? ''} (MASTER_KEY_PREVIOUS)`,
    unknown: 'id' in under && under.id ? `неизвестный ключ ${under.id}` : 'повреждено: начало не читается',
    unnamed: 'прежний формат, без имени ключа',
    none: 'без шифрования',
  } as const satisfies Record<Under['key'], string>;
  return words[under.key];
}

function print(shares: readonly Share[]): void {
  const byKey = Map.groupBy(shares, ({ under }) => wordsOf(under));
  for (const [key, group] of byKey) {
    console.log(`\n${key}: ${number.format(total(group))}`);
    for (const { place, count } of group) console.log(`  ${titleOf(place)}: ${number.format(count)}`);
  }
}

function total(shares: readonly Share[]): number {
  return shares.reduce((sum, { count }) => sum + count, 0);
}

function notCurrent({ under }: Share): boolean {
  return under.key !== 'current';
}

/** Returns whether everything is under the current key. */
async function check(): Promise<boolean> {
  const shares = await surveyKeys();
  print(shares);
  const left = total(shares.filter(notCurrent));
  console.log(
    left === 0
      ? '\nВсё зашифровано под нынешним ключом.'
      : `\nОсталось перевести под нынешний ключ: ${number.format(left)}. Это делает npm run keys:rotate.`,
  );
  return left === 0;
}

/** A line when the next kind of values has its turn, then at most one a second. */
function progressOf(todo: readonly Share[]): (place: KeptPlace, changed: number) => void {
  let shown = { place: '', at: 0 };
  return (place, changed) => {
    if (changed === 0 || (shown.place === place && Date.now() - shown.at < 1000)) return;
    shown = { place, at: Date.now() };
    const all = Math.max(changed, total(todo.filter((share) => share.place === place)));
    console.log(`${titleOf(place)}: ${number.format(changed)} из ${number.format(all)}`);
  };
}

/** Returns whether nothing is left. */
async function rotate(): Promise<boolean> {
  await loadKeys();
  const todo = (await surveyKeys()).filter(notCurrent);
  console.log(`Под нынешний ключ ${keyring().current.id} предстоит перевести: ${number.format(total(todo))}`);
  const { left, unopened } = await rotateKeys(progressOf(todo));
  if (left.length === 0) {
    console.log('Готово: под прежним ключом не осталось ничего. MASTER_KEY_PREVIOUS можно убрать.');
    return true;
  }
  print(left);
  console.error(unopened > 0 ? doesNotOpen(unopened) : stillWritten(total(left)));
  return false;
}

function doesNotOpen(count: number): string {
  return (
    `\nНе открывается: ${number.format(count)}. Ключа этих значений нет ни в MASTER_KEY, ни в MASTER_KEY_PREVIOUS, ` +
    'или они повреждены. Укажите верный прежний ключ и запустите ещё раз.'
  );
}

function stillWritten(count: number): string {
  return (
    `\nОсталось: ${number.format(count)}. Эти записи сейчас заняты, или часть процессов портала ещё работает с прежним ключом. ` +
    'Перезапустите сайт и обработчик заданий с новыми настройками и запустите команду ещё раз.'
  );
}

try {
  const asked = process.argv.slice(2);
  const unknown = asked.find((word) => word !== '--check');
  if (unknown) throw new StartRefusal(`Нет такого ключа команды: ${unknown}. Есть: --check.`);
  const done = asked.includes('--check') ? await check() : await rotate();
  if (!done) process.exitCode = 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
