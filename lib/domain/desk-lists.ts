/** The lists of today's queue, in the order in which they are worked off. Their names stand in addresses. */
export const deskLists = {
  chose_us: { tab: 'Выбрали нас', title: 'Выбрали Ваше учреждение' },
  others: { tab: 'Ждут активации', title: 'Ждут активации' },
  deadline: { tab: 'Срок', title: 'Срок принести документы прошёл или заканчивается' },
  returned: { tab: 'Возвращены', title: 'Возвращены на исправление' },
  today: { tab: 'Сделано сегодня', title: 'Сделано мной сегодня' },
} as const satisfies Record<string, { tab: string; title: string }>;

export type DeskList = keyof typeof deskLists;

/** Lists of certificates that wait for something. */
export type QueueList = Exclude<DeskList, 'today'>;

export const queueLists = [
  'chose_us',
  'others',
  'deadline',
  'returned',
] as const satisfies readonly QueueList[];

export function isDeskList(name: unknown): name is DeskList {
  return typeof name === 'string' && Object.hasOwn(deskLists, name);
}
