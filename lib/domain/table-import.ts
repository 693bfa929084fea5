type StatusTone = 'neutral' | 'attention' | 'success' | 'stopped';

/** What a list brings into the register. */
export const importKinds = {
  families: {
    title: 'Новые семьи',
    hint: 'Дети и их родители, которых ещё нет в списке учреждения.',
    caption: 'Загрузка новых семей',
  },
  pupils: {
    title: 'Изменения детей',
    hint: 'Новый класс или группа детей, которые уже записаны: например, в начале учебного года.',
    caption: 'Загрузка изменений детей',
  },
} as const satisfies Record<string, { title: string; hint: string; caption: string }>;

export type ImportKind = keyof typeof importKinds;

export const importStages = {
  received: { title: 'Файл получен', tone: 'neutral' },
  matching: { title: 'Нужно указать столбцы', tone: 'attention' },
  checking: { title: 'Проверяется', tone: 'neutral' },
  checked: { title: 'Ждёт подтверждения', tone: 'attention' },
  writing: { title: 'Записывается', tone: 'neutral' },
  done: { title: 'Загружен', tone: 'success' },
  failed: { title: 'Не загружен', tone: 'stopped' },
  cancelled: { title: 'Отменён', tone: 'neutral' },
} as const satisfies Record<string, { title: string; tone: StatusTone }>;

export type ImportStage = keyof typeof importStages;

/** While the worker is at it a page asks again by itself. */
export function isAtWork(stage: ImportStage): boolean {
  return stage === 'checking' || stage === 'writing';
}

/** Stages in which nothing is written yet and the list can be given up. */
export const cancellable = [
  'received',
  'matching',
  'checking',
  'checked',
  'failed',
] as const satisfies readonly ImportStage[];

export function isCancellable(stage: ImportStage): boolean {
  return cancellable.some((one) => one === stage);
}

type RowWords = { title: string; many: string; tone: StatusTone };

/** What comes, or has come, of a row; `many` names all such rows. */
export const rowStates = {
  families: {
    waiting: { title: 'Будет записан', many: 'Будут записаны', tone: 'neutral' },
    done: { title: 'Записан', many: 'Записаны', tone: 'success' },
    matched: { title: 'Уже есть', many: 'Уже есть', tone: 'neutral' },
    refused: { title: 'Не подходит', many: 'Не подходят', tone: 'stopped' },
  },
  pupils: {
    waiting: { title: 'Будет изменён', many: 'Будут изменены', tone: 'neutral' },
    done: { title: 'Изменён', many: 'Изменены', tone: 'success' },
    matched: { title: 'Без изменений', many: 'Без изменений', tone: 'neutral' },
    refused: { title: 'Не подходит', many: 'Не подходят', tone: 'stopped' },
  },
} as const satisfies Record<ImportKind, Record<string, RowWords>>;

export type RowState = keyof (typeof rowStates)['families'];

const unwritten = {
  families: { title: 'Не записан', many: 'Не записаны', tone: 'stopped' },
  pupils: { title: 'Не изменён', many: 'Не изменены', tone: 'stopped' },
} as const satisfies Record<ImportKind, RowWords>;

/** How a row is told of in this stage of its list: what still waits when the work has ended was not written. */
export function rowWords(kind: ImportKind, stage: ImportStage, state: RowState): RowWords {
  return stage === 'done' && state === 'waiting' ? unwritten[kind] : rowStates[kind][state];
}

export const rowStateKeys = ['waiting', 'done', 'matched', 'refused'] as const satisfies readonly RowState[];

/** Most rows of one file. */
export const mostImportRows = 50_000;

/** How long a file and its rows are kept, days. */
export const importKeptDays = 30;
