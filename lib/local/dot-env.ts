import { existsSync, readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { StartRefusal } from './start-refusal';

/** Adds the settings of the file to the environment; what is set there already stays. */
export function loadDotEnv(path = '.env'): void {
  if (!existsSync(path)) return;
  const text = readText(path);
  const broken = brokenLine(text);
  if (broken !== null) {
    throw new StartRefusal(
      `Файл ${path}, строка ${broken}: ожидается запись вида ИМЯ=значение. Исправьте или удалите её.`,
    );
  }
  loadEnvFile(path);
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const reason = error instanceof TypeError ? 'он должен быть текстом в кодировке UTF-8' : 'нет доступа';
    throw new StartRefusal(`Не удалось прочитать файл ${path}: ${reason}.`);
  }
}

/** Number of the first line that is neither a setting nor a comment; Node itself passes over such lines in silence. */
export function brokenLine(text: string): number | null {
  let openQuote: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (openQuote) {
      if (line.includes(openQuote)) openQuote = null;
      continue;
    }
    if (/^\s*(#.*)?$/.test(line)) continue;
    const setting = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*(.*)$/.exec(line);
    if (!setting) return index + 1;
    openQuote = quoteLeftOpen(setting[1] ?? '');
  }
  return null;
}

function quoteLeftOpen(value: string): string | null {
  const quote = /^["'`]/.exec(value)?.[0];
  return quote && !value.slice(1).includes(quote) ? quote : null;
}
