import type { PaperKey } from './papers-to-bring';

/** Children on one screen, and of one press. */
export const mostAtOnce = 40;

/** What was ticked for one child. */
export type TickedPapers = { originals: readonly PaperKey[]; copies: readonly PaperKey[] };

/** Why a child of the run was not activated. What stands in the way of the record itself is told by the record. */
export const leftReasons = {
  papers: 'Отмечены не все документы',
  changed: 'Семья обновила заявление, пока Вы отмечали. Сверьте новое заявление',
  reserved: 'С записью работал коллега',
  obstacle: 'Тогда запись активировать было нельзя, сейчас препятствий нет: отметьте ребёнка ещё раз',
  out_of_reach: 'Запись больше не относится к Вашему приёму или полномочие учреждения закончилось',
  portal_fault: 'Портал не смог активировать: отметьте ребёнка ещё раз',
} as const satisfies Record<string, string>;

export type LeftReason = keyof typeof leftReasons;

/** Names for the columns of a table: the full ones stand at the record. */
export const shortPaperTitles = {
  application: 'Заявление',
  consent: 'Согласие',
  applicant_document: 'Документ заявителя',
  child_document: 'Документ ребёнка',
  residence: 'Проживание',
  snils: 'СНИЛС',
} as const satisfies Record<PaperKey, string>;

export const paperKeys = Object.keys(shortPaperTitles) as readonly PaperKey[];
