import { z } from 'zod';
import { choiceField, optionalText } from '@/lib/domain/fields';
import { formText } from '@/lib/domain/field-text';
import {
  allReturnReasons,
  liftReasons,
  type LiftReason,
  type ReturnReason,
} from '@/lib/domain/return-reasons';

/** A form sends no list: each reason is a box of its own, named after it. */
type ReasonBoxes = Record<ReturnReason, typeof formText>;

const boxes = Object.fromEntries(allReturnReasons.map((reason) => [reason, formText])) as ReasonBoxes;

export const returnFields = z
  .object({
    ...boxes,
    /** The version of the papers the operator compared with. */
    paperId: z.uuid({ error: 'Откройте запись заново и проверьте документы ещё раз' }),
    remark: optionalText({ max: 1000 }),
  })
  .transform(({ paperId, remark, ...ticked }, context) => {
    const reasons = allReturnReasons.filter((reason) => ticked[reason] !== '');
    const [first] = allReturnReasons;
    if (reasons.length === 0 && first) {
      context.addIssue({
        code: 'custom',
        message: 'Отметьте, что нужно исправить: семья увидит это и что делать',
        path: [first],
      });
    }
    if (reasons.includes('other') && remark === null) {
      context.addIssue({
        code: 'custom',
        message: 'Напишите семье, что нужно сделать',
        path: ['remark'],
      });
    }
    return { paperId, remark, reasons };
  });

export type ReturnInput = z.output<typeof returnFields>;

/** A mistaken return is taken back, and told to the family, only by who says that it was one. */
export const liftReturnFields = z
  .object({
    reason: choiceField(Object.keys(liftReasons) as LiftReason[], 'Выберите, почему возврат снимается'),
    confirmed: formText,
  })
  .transform(({ reason, confirmed }, context) => {
    if (reason === 'by_mistake' && confirmed !== 'on') {
      context.addIssue({
        code: 'custom',
        message: 'Отметьте, что возврат был ошибкой',
        path: ['confirmed'],
      });
    }
    return { reason };
  });
