/**
 * What of a migration would break the version that still runs while servers are replaced one by one, or keep it waiting.
 * A statement may do so all the same when a comment before it says why it is safe: «-- safe: …».
 */
export type Danger = { statement: string; why: string };

const whys = {
  gone: 'прежняя версия ещё пользуется тем, что удаляется или переименовывается: сначала выпустите версию, которая без этого обходится',
  narrowed:
    'прежняя версия ещё пишет по прежним правилам: сначала добавьте необязательное, а правило — в следующей версии',
  unknown: 'прежняя версия не знает нового значения и не прочтёт строку с ним',
  locked: 'таблица закрыта для записи, пока команда не кончится: на большой таблице это минуты',
} as const;

const rules: readonly (readonly [shape: RegExp, why: keyof typeof whys])[] = [
  [/^drop (?:table|type|view|function|trigger|schema|materialized)\b/, 'gone'],
  [/^alter (?:table|type|view|function)\b.*\brename\b/, 'gone'],
  [/^alter table\b.*\bdrop (?!constraint|default|not null|expression|identity)/, 'gone'],
  [/^alter type\b.*\badd value\b/, 'unknown'],
  [/^alter table\b.*\b(?:alter (?:column )?\S+ (?:set data )?type\b)/, 'locked'],
  [/^alter table\b.*\bset not null\b/, 'narrowed'],
  [
    /^alter table\b.*\badd (?:column )?(?!constraint\b)(?:(?!, ?add\b|\bdefault\b).)*\bnot null\b(?!(?:(?!, ?add\b).)*\bdefault\b)/,
    'narrowed',
  ],
  [
    /^alter table\b.*\badd (?:constraint|check|foreign|unique|primary|exclude)\b(?!.*\bnot valid\b)/,
    'narrowed',
  ],
  [/^create (?:or replace )?(?:constraint )?trigger\b/, 'narrowed'],
  [/^create (?:unique )?index\b/, 'locked'],
  [/^(?:update|delete from|truncate|lock|cluster|vacuum full|reindex)\b/, 'locked'],
];

export function migrationDangers(script: string): Danger[] {
  const statements = statementsOf(script);
  const made = new Set(statements.flatMap(({ plain }) => madeTable(plain) ?? []));
  return statements.flatMap(({ plain, isExplained }) => {
    const table = changedTable(plain);
    if (isExplained || (table !== null && made.has(table))) return [];
    const rule = rules.find(([shape]) => shape.test(plain));
    return rule ? [{ statement: plain.slice(0, 100), why: whys[rule[1]] }] : [];
  });
}

/** A table that this migration makes itself is empty, and no older version knows it. */
function madeTable(plain: string): string | undefined {
  return /^create table (?:if not exists )?([\w.]+)/.exec(plain)?.[1];
}

function changedTable(plain: string): string | null {
  const found =
    /^(?:alter table|update|delete from) (?:only )?(?:if exists )?([\w.]+)/.exec(plain) ??
    /^create (?:unique )?index .*?\bon (?:only )?([\w.]+)/.exec(plain) ??
    /^create (?:or replace )?(?:constraint )?trigger .*?\bon ([\w.]+)/.exec(plain);
  return found?.[1] ?? null;
}

type Statement = { plain: string; isExplained: boolean };

/** Comments, texts, bodies of functions, and what ends a statement. */
const pieces = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|;/g;

/** In small letters, without comments, quotation marks, texts and bodies. */
function statementsOf(script: string): Statement[] {
  const marked = script.replace(pieces, (piece) => {
    if (piece === ';') return '\0';
    if (piece.startsWith('--') || piece.startsWith('/*')) return /^..\s*safe: \S/.test(piece) ? '\x01' : ' ';
    return "''";
  });
  return marked.split('\0').flatMap((text) => {
    const plain = text
      .replace(/["\x01]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase();
    return plain === '' ? [] : [{ plain, isExplained: text.includes('\x01') }];
  });
}
