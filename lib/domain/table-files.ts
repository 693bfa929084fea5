/** Kinds of table files the portal reads and writes. `title` is how they are told to people. */
export const tableKinds = {
  xlsx: {
    title: 'Excel (XLSX)',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  csv: { title: 'CSV', mediaType: 'text/csv; charset=utf-8' },
} as const satisfies Record<string, { title: string; mediaType: string }>;

export type TableKind = keyof typeof tableKinds;

/** Largest table that is taken, bytes, and how it is told to people. */
export const tableSizeLimit = 20 * 1024 * 1024;
export const tableSizeWords = '20 МБ';

/** Why a table is not taken and what to do instead. */
export const tableRefusals = {
  absent: 'Выберите файл таблицы: XLSX или CSV',
  empty: 'Файл пустой. Сохраните таблицу ещё раз и выберите новый файл.',
  too_large: `Файл больше ${tableSizeWords}. Разделите таблицу на несколько файлов.`,
  old_excel:
    'Это файл старого Excel (XLS). Откройте его в Excel, выберите «Сохранить как» и тип «Книга Excel (.xlsx)».',
  not_a_table: 'Это не таблица. Подходят файлы XLSX и CSV.',
  unreadable: 'Файл не открывается, возможно, он повреждён или закрыт паролем. Сохраните таблицу ещё раз.',
  too_heavy:
    'Таблица слишком велика в развёрнутом виде. Оставьте в файле один лист только с нужными столбцами.',
  broken_quotes:
    'В файле CSV не закрыты кавычки, и строки слились в одну. Сохраните таблицу в формате XLSX и загрузите её.',
} as const satisfies Record<string, string>;

export type TableRefusal = keyof typeof tableRefusals;

/** A cell that a spreadsheet would take for a formula. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** «A», «B» … «AA»: how spreadsheets call the column of this place, from 0. */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnLetter(Math.floor(at / 26) - 1)}${last}`;
}
