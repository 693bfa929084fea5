import type { FormState } from '@/lib/domain/form-state';

/** What became of a request to be linked to a child, as the family reads it. */
export const linkStatuses = {
  waiting: { title: 'Ждёт решения специалиста' },
  granted: { title: 'Связь с ребёнком подтверждена' },
  declined: { title: 'В связи с ребёнком отказано' },
} as const satisfies Record<string, { title: string }>;

export type LinkStatus = keyof typeof linkStatuses;

/** Why an operator declines; `advice` tells the family what to do. Nothing here speaks of the other family. */
export const linkDeclineReasons = {
  not_representative: {
    title: 'По документам заявитель не является законным представителем ребёнка',
    advice: 'Если документы изменились, приходите с новыми оригиналами и попросите о связи ещё раз.',
  },
  no_originals: {
    title: 'Не представлены оригиналы документов',
    advice:
      'Возьмите свой паспорт и документ, который подтверждает связь с ребёнком, и попросите о связи ещё раз.',
  },
  another_child: {
    title: 'Это другой ребёнок',
    advice: 'Проверьте серию и номер документа ребёнка и СНИЛС.',
  },
  rights_ended: {
    title: 'Права представителя прекращены решением суда или органа опеки',
    advice:
      'Если решение отменено, обратитесь с новым решением к администратору муниципалитета через поддержку.',
  },
  other: {
    title: 'Иная причина',
    advice: 'Узнать причину можно в учреждении, где рассматривали просьбу, или по телефону поддержки.',
  },
} as const satisfies Record<string, { title: string; advice: string }>;

export type LinkDeclineReason = keyof typeof linkDeclineReasons;

/** Originals the operator looks at before a guardian is linked. */
export const linkPapers = {
  guardianDocument: 'Документ, удостоверяющий личность этого взрослого',
  tieDocument:
    'Документ, подтверждающий связь с ребёнком: свидетельство о рождении, решение об усыновлении или опеке',
} as const satisfies Record<string, string>;

/** The same for the family: what to bring. */
export const linkPapersToBring = [
  'Ваш документ, удостоверяющий личность',
  'Документ, подтверждающий Вашу связь с ребёнком: свидетельство о рождении, решение об усыновлении или об опеке',
] as const;

/** A form was answered with «сертификат уже есть»: then the way to a request is shown. */
export function speaksOfCertificate({ sentence, errors }: FormState): boolean {
  return [sentence ?? '', ...Object.values(errors)].some((told) => /сертификат уже/i.test(told));
}
