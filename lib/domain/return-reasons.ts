/** Where the family mends what was found. `desk`: not in the cabinet, only by coming again. */
export type MendPlace = 'document' | 'child' | 'applicant' | 'cabinet' | 'desk';

type ReturnReasonWords = {
  title: string;
  /** What the family is told to do. */
  todo: string;
  place: MendPlace;
  /** About the applying parent: senseless where the child applies alone. */
  ofApplicant?: true;
};

/** Why a record goes back to its family, in the order in which the operator compares. */
export const returnReasons = {
  scan_unreadable: {
    title: 'Скан документа не читается',
    todo: 'Сфотографируйте документ заново: целиком, без бликов, чтобы читалась каждая буква. Приложите новый снимок.',
    place: 'document',
  },
  wrong_document: {
    title: 'Приложен не тот документ',
    todo: 'Приложите свидетельство о рождении, а с 14 лет — паспорт.',
    place: 'document',
  },
  document_data_differ: {
    title: 'Серия, номер или дата выдачи расходятся с документом',
    todo: 'Добавьте документ заново: введите серию, номер и дату так, как они напечатаны.',
    place: 'document',
  },
  child_data_differ: {
    title: 'Сведения о ребёнке расходятся с документами',
    todo: 'Сверьте имя, дату рождения, СНИЛС и адрес с документами и исправьте то, что введено неверно.',
    place: 'child',
  },
  applicant_data_differ: {
    title: 'Сведения о заявителе расходятся с документом',
    todo: 'Сверьте имя, паспорт и адрес с паспортом и исправьте то, что введено неверно.',
    place: 'applicant',
    ofApplicant: true,
  },
  not_resident: {
    title: 'Не подтверждено, что ребёнок живёт в этом муниципалитете',
    todo: 'Принесите документ о регистрации ребёнка. Если ребёнок живёт в другом муниципалитете, скажите об этом специалисту.',
    place: 'desk',
  },
  papers_missing: {
    title: 'Принесены не все документы',
    todo: 'Принесите недостающие документы вместе с остальными: что нужно, перечислено в карточке сертификата.',
    place: 'desk',
  },
  signature_missing: {
    title: 'Нет подписи в заявлении или в согласии',
    todo: 'Подпишите заявление и согласие и принесите их снова.',
    place: 'desk',
  },
  tie_not_proven: {
    title: 'Не подтверждено, что заявитель представляет ребёнка',
    todo: 'Принесите документ, из которого это видно: свидетельство о рождении, решение об опеке или усыновлении.',
    place: 'desk',
    ofApplicant: true,
  },
  other: {
    title: 'Другое',
    todo: 'Что сделать, написано в пояснении специалиста.',
    place: 'cabinet',
  },
} as const satisfies Record<string, ReturnReasonWords>;

export type ReturnReason = keyof typeof returnReasons;

export const allReturnReasons = Object.keys(returnReasons) as ReturnReason[];

/** Those an operator may choose for this record. */
export function returnReasonsFor({ childApplies }: { childApplies: boolean }): ReturnReason[] {
  return allReturnReasons.filter((key) => {
    const reason: ReturnReasonWords = returnReasons[key];
    return !(childApplies && reason.ofApplicant);
  });
}

/** The reasons behind stored keys, in the order of the list; a key nobody knows any more is left out. */
export function knownReturnReasons(keys: readonly string[]): ReturnReason[] {
  return allReturnReasons.filter((key) => keys.includes(key));
}

/** Nothing is to be mended in the cabinet: the papers stay as they are, the family only comes again. */
export function isDeskOnly(reasons: readonly ReturnReason[]): boolean {
  return reasons.length > 0 && reasons.every((key) => returnReasons[key].place === 'desk');
}

/**
 * How a letter about the reasons ends: only come again, a new picture, look at what was typed (it may be right after all), or
 * what the specialist wrote.
 */
export type ReturnClosing = 'desk' | 'picture' | 'data' | 'remark';

const pictureReasons: readonly ReturnReason[] = ['scan_unreadable', 'wrong_document'];

export function returnClosing(reasons: readonly ReturnReason[]): ReturnClosing {
  if (isDeskOnly(reasons)) return 'desk';
  const inCabinet = reasons.filter((key) => returnReasons[key].place !== 'desk');
  if (inCabinet.some((key) => key !== 'other' && !pictureReasons.includes(key))) return 'data';
  return inCabinet.some((key) => pictureReasons.includes(key)) ? 'picture' : 'remark';
}

/** Why an operator takes a return back. */
export const liftReasons = {
  brought: { title: 'Семья принесла недостающее' },
  by_mistake: { title: 'Возвращено по ошибке' },
} as const satisfies Record<string, { title: string }>;

export type LiftReason = keyof typeof liftReasons;

export function isLiftReason(key: string): boolean {
  return Object.hasOwn(liftReasons, key);
}
