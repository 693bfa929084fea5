import { z } from 'zod';
import type { PlainDate } from '@/lib/domain/dates';
import { readDateField, readText } from '@/lib/domain/field-readers';
import { formText, optional, required } from '@/lib/domain/field-text';
import { allGroundDocumentKinds, type GroundDocumentKind } from '@/lib/domain/ground-documents';

export type Ground = { kind: GroundDocumentKind; number: string | null; date: PlainDate };

const dateWords = { title: 'Дата документа', accusative: 'дату документа' };
const maxNumber = 50;
const whichDocument = 'Выберите, на каком документе основано решение';
const whichDate = 'Введите дату документа в виде 20.06.2019';

/** Said at the fields where a reason needs a paper and none was named. */
export const missingGround = {
  groundKind: 'По этой причине нужен документ: выберите его',
  groundDate: whichDate,
} as const;

const inputs = z.object({ groundKind: formText, groundNumber: formText, groundDate: formText });

/**
 * The paper a change rests on: nothing at all, or its kind and date, and its number if it has one. Whether it may be left
 * out depends on the reason and is the verb's to say.
 */
export function groundFields({
  kinds = allGroundDocumentKinds,
  notAfter,
  needed = false,
}: {
  kinds?: readonly GroundDocumentKind[];
  notAfter: () => PlainDate;
  needed?: boolean;
}) {
  return inputs.transform((typed, context): { ground: Ground | null } => {
    const fault = (path: keyof typeof typed, message: string) => {
      context.addIssue({ code: 'custom', message, path: [path] });
      return z.NEVER;
    };
    const nothing = Object.values(typed).every((text) => text.trim() === '');
    if (nothing && !needed) return { ground: null };
    const kind = kinds.find((allowed) => allowed === typed.groundKind.trim());
    const number = optional((text) => readText(maxNumber, text.replace(/\s*\n\s*/g, ' ')))(
      typed.groundNumber,
    );
    const date = required(whichDate, (text) => readDateField({ label: dateWords, notAfter }, text))(
      typed.groundDate,
    );
    if (!kind) fault('groundKind', whichDocument);
    if ('sentence' in number) fault('groundNumber', number.sentence);
    if ('sentence' in date) fault('groundDate', date.sentence);
    if (!kind || 'sentence' in number || 'sentence' in date) return z.NEVER;
    return { ground: { kind, number: number.value, date: date.value } };
  });
}
