import type { TerminationReason } from '@/lib/domain/certificate-status';
import { statusReasons } from '@/lib/domain/status-reasons';

/** What is shown beforehand and may need a second person. */
export const proposalKinds = {
  remind: { title: 'Напомнить семьям о документах', finalStep: false },
  change_group: { title: 'Перевести в другую группу', finalStep: false },
  close: { title: 'Прекратить сертификаты', finalStep: true },
  merge_children: { title: 'Объединить две записи одного ребёнка', finalStep: true },
  merge_municipalities: { title: 'Присоединить муниципалитет к другому', finalStep: true },
  destroy_child: { title: 'Удалить данные ребёнка по закону', finalStep: true },
} as const satisfies Record<string, { title: string; finalStep: boolean }>;

export type ProposalKind = keyof typeof proposalKinds;

/** Deeds on records chosen in the register. */
export const bulkKinds = ['remind', 'change_group', 'close'] as const satisfies readonly ProposalKind[];
export type BulkKind = (typeof bulkKinds)[number];

/** Whether it is about records of a list; anything else is one deed as a whole. */
export function isBulk(kind: ProposalKind): kind is BulkKind {
  return bulkKinds.some((bulk) => bulk === kind);
}

/** What obliges to destroy a child's data before the term of the register, and how the letter and the act of destruction say it. */
export const destructionGrounds = {
  family_demand: {
    title: 'Требование семьи после отзыва согласия',
    inTheLetter: 'требование семьи после отзыва согласия',
    inTheAct: 'требование субъекта персональных данных после отзыва согласия',
  },
  court_decision: { title: 'Решение суда', inTheLetter: 'решение суда', inTheAct: 'решение суда' },
  supervisory_order: {
    title: 'Предписание Роскомнадзора',
    inTheLetter: 'предписание Роскомнадзора',
    inTheAct: 'предписание уполномоченного органа по защите прав субъектов персональных данных',
  },
} as const satisfies Record<string, { title: string; inTheLetter: string; inTheAct: string }>;

export type DestructionGround = keyof typeof destructionGrounds;

/** A ground that was stored, or null for anything else. */
export function readDestructionGround(key: string | null): DestructionGround | null {
  return key !== null && Object.hasOwn(destructionGrounds, key) ? (key as DestructionGround) : null;
}

export const proposalStates = {
  prepared: 'Ещё не отправлено',
  waiting: 'Ждёт подтверждения',
  confirmed: 'Выполняется',
  done: 'Выполнено',
  refused: 'Отклонено',
  expired: 'Срок прошёл',
  withdrawn: 'Отозвано',
} as const satisfies Record<string, string>;

export type ProposalState = keyof typeof proposalStates;

/** Why a record is not touched: seen beforehand, or met when its turn came. */
export const proposalLeftReasons = {
  status: 'При этом статусе так сделать нельзя',
  overage: 'Ребёнку исполнилось 18 лет',
  nobody_to_tell: 'Некому писать: нет ни кабинета, ни подтверждённой почты',
  reminded: 'Напоминали в последние 3 дня',
  same_group: 'Уже в этой группе',
  age: 'Не подходит по возрасту',
  changed: 'Запись изменилась после просмотра',
  out_of_reach: 'Запись больше не относится к этому списку',
  obstacle: 'Действие с этой записью сейчас невозможно',
  portal_fault: 'Портал не смог выполнить действие',
} as const satisfies Record<string, string>;

export type ProposalLeftReason = keyof typeof proposalLeftReasons;

/** More records than this are never touched by one person alone. */
export const mostAlone = 20;

/** More than this are not taken at once: the list is narrowed first. */
export const mostRecords = 20_000;

/** How long a proposal waits for its second person. */
export const waitingDays = 7;

/** Proposals of one person of which others are told by letter within an hour; the rest are found on the page of proposals. */
export const mostToldAnHour = 20;

/** How soon after a reminder the same family is reminded again. */
export const remindAgainDays = 3;

/** Whether the database lets one person carry it out alone; it holds the same rule. */
export function needsSecondPerson(kind: ProposalKind, count: number): boolean {
  return proposalKinds[kind].finalStep || count > mostAlone;
}

/** Reasons for which many are closed at once: those that rest on no paper of a family. */
export const bulkCloseReasons = Object.entries(statusReasons.terminate).flatMap(([key, { document }]) =>
  document ? [] : [key as TerminationReason],
);
