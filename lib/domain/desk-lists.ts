/** The lists of today's queue, in the order in which they are worked off, under the one name each has on the screen and on paper. Their keys stand in addresses. */
export const deskLists = {
  chose_us: 'Выбрали нас',
  others: 'Ждут активации',
  deadline: 'Срок истекает',
  returned: 'Возвращены',
  today: 'Сделано сегодня',
} as const satisfies Record<string, string>;

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
