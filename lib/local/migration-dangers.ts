/**
 * What of a migration would break the version that still runs while servers are replaced one by one, or keep it waiting.
 * A statement may do so all the same when a comment before it says why it is safe: «-- safe: …»; what keeps a table closed to
 * everybody, and what cannot be read, no comment excuses.
 */
export type Danger = { statement: string; why: string };

const whys = {
  gone: 'прежняя версия ещё пользуется тем, что удаляется, переименовывается или отнимается: сначала выпустите версию, которая без этого обходится',
  narrowed:
    'прежняя версия ещё пишет по прежним правилам: сначала добавьте необязательное, а правило — в следующей версии',
  unknown: 'прежняя версия не знает нового значения и не прочтёт строку с ним',
  locked: 'таблица закрыта для записи, пока команда не кончится: на большой таблице это минуты',
  rewritten:
    'таблица закрыта и для чтения, пока строки не переписаны: добавьте столбец пустым, а заполните потом',
  held: 'эту таблицу миграция уже изменила и до своего конца не даст даже читать: вынесите команду в следующую миграцию',
  unread: 'что делает такой блок, проверить нельзя: запишите его команды сами',
} as const;

const rules: readonly (readonly [shape: RegExp, why: keyof typeof whys])[] = [
  [/^drop (?:table|type|view|function|trigger|schema|materialized)\b/, 'gone'],
  [/^alter (?:table|type|view|function)\b.*\b(?:rename|set schema)\b/, 'gone'],
  [/^revoke\b/, 'gone'],
  [/^alter table\b.*\bdrop (?!constraint|default|not null|expression|identity)/, 'gone'],
  [/^alter type\b.*\badd value\b/, 'unknown'],
  [/^alter table\b.*\b(?:alter (?:column )?\S+ (?:set data )?type\b)/, 'locked'],
  [/^alter table\b.*\b(?:set not null|drop default|drop identity)\b/, 'narrowed'],
  // A value that differs from row to row is written into each of them; that of now() is the same in all.
  [
    /^alter table\b.*\badd\b.*\b(?:default (?!now ?\()[\w.]+ ?\(|(?:small|big)?serial\b|generated\b)/,
    'rewritten',
  ],
  [
    /^alter table\b.*\badd (?:column )?(?!constraint\b)(?:(?!, ?add\b).)*\b(?:unique|primary key|check|references)\b/,
    'narrowed',
  ],
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
  [/^with\b.*(?<!\bfor |\bkey )\b(?:update|delete from)\b/, 'locked'],
];

export function migrationDangers(script: string): Danger[] {
  const statements = statementsOf(script);
  const made = new Set(statements.flatMap(({ plain }) => madeTable(plain) ?? []));
  const altered = new Set<string>();
  return statements.flatMap(({ plain, isExplained }) => {
    const table = changedTable(plain);
    if (table !== null && made.has(table)) return [];
    const why = whyNever(plain, altered.has(table ?? '')) ?? (isExplained ? undefined : whyNot(plain));
    if (table !== null && plain.startsWith('alter table')) altered.add(table);
    return why ? [{ statement: plain.slice(0, 100), why: whys[why] }] : [];
  });
}

function whyNot(plain: string): keyof typeof whys | undefined {
  return rules.find(([shape]) => shape.test(plain))?.[1];
}

/** A migration is one transaction: what ALTER TABLE has closed opens at its end. */
function whyNever(plain: string, isAltered: boolean): keyof typeof whys | undefined {
  if (/^do\b/.test(plain)) return 'unread';
  return isAltered && !plain.startsWith('alter table') && whyNot(plain) === 'locked' ? 'held' : undefined;
}

/** A table that this migration makes itself is empty, and no older version knows it. */
function madeTable(plain: string): string | undefined {
  return /^create table (?:if not exists )?([\w.]+)/.exec(plain)?.[1];
}

function changedTable(plain: string): string | null {
  const found =
    /^(?:alter table|update|delete from) (?:only )?(?:if exists )?([\w.]+)/.exec(plain) ??
    /^with\b.*(?<!\bfor |\bkey )\b(?:update|delete from) (?:only )?([\w.]+)/.exec(plain) ??
    /^create (?:unique )?index .*?\bon (?:only )?([\w.]+)/.exec(plain) ??
    /^create (?:or replace )?(?:constraint )?trigger .*?\bon ([\w.]+)/.exec(plain);
  return found?.[1] ?? null;
}

type Statement = { plain: string; isExplained: boolean };

/** What ends a statement, with what is said behind it on its line, comments, texts, and bodies of functions. */
const pieces = /;[ \t]*(?:--[^\n]*)?|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1/g;

/** In small letters, without comments, quotation marks, texts and bodies. */
function statementsOf(script: string): Statement[] {
  const marked = script.replace(pieces, (piece) => {
    if (piece.startsWith(';')) return '\0';
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
