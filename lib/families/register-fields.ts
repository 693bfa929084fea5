import { z } from 'zod';
import {
  birthDateWords,
  choiceField,
  dateField,
  nameWords,
  optionalDate,
  optionalName,
  optionalText,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import { field } from '@/lib/domain/field-text';
import { guardianshipGrounds, type GuardianshipGround } from '@/lib/domain/guardianship';
import { today } from '@/lib/platform/clock';

/** More at once than any family brings; the others are registered with the same parent afterwards. */
export const mostChildren = 8;

const name = {
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
};

const grounds = Object.keys(guardianshipGrounds) as GuardianshipGround[];
export const groundField = choiceField(grounds, 'Выберите, кем взрослый приходится ребёнку');

/** «Это тот же человек» or not, asked when a parent of the same name is known here. */
const sameParentField = field<string | null>((text) => {
  if (text === '') return { value: null };
  const known = text === anotherParent || z.uuid().safeParse(text).success;
  return known ? { value: text } : { sentence: 'Выберите, кто это' };
});

export const anotherParent = 'other';

export const parentFields = z.object({
  ...name,
  birthDate: optionalDate({ label: birthDateWords, notAfter: today }),
  snils: snilsField,
  sameParent: sameParentField,
});

export type NewParent = z.output<typeof parentFields>;

const childFields = z.object({
  ...name,
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
  snils: snilsField,
  groupName: optionalText({ max: 40 }),
  ground: groundField,
});

export type ChildField = keyof typeof childFields.shape;

export type NewChild = z.output<typeof childFields> & {
  /** Which block of the form it was typed in, from 1. */
  block: number;
};

/** The name of an input of the n-th child: `child2Surname`. */
export function childFieldName(block: number, part: ChildField): string {
  return `child${block}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

type Values = Readonly<Record<string, string>>;

/** How many blocks of children the form has. */
export function childBlocks(values: Values): number {
  const count = Number(values.children);
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), mostChildren) : 1;
}

const typedParts = ['surname', 'givenName', 'patronymic', 'birthDate', 'snils', 'groupName'] as const;

/** A block that was added and left empty is none; the first one is asked for. */
function isLeftEmpty(values: Values, block: number): boolean {
  return block > 1 && typedParts.every((part) => !values[childFieldName(block, part)]?.trim());
}

/** «Введите имя» alone would leave open whose. */
function whose(block: number): string {
  return block === 1 ? 'Ребёнок. ' : `Ребёнок ${block}. `;
}

/** A parent and one or several children, all faults told at once, each at its input. */
export const registerFamilyFields = z.record(z.string(), z.string()).transform((values, context) => {
  const tell = (issues: z.core.$ZodIssue[], nameOf: (part: string) => string, of = '') => {
    for (const { path, message } of issues) {
      context.addIssue({ code: 'custom', path: [nameOf(path.join('.'))], message: `${of}${message}` });
    }
  };
  const parent = parentFields.safeParse(values);
  if (!parent.success) tell(parent.error.issues, (part) => part);
  const children: NewChild[] = [];
  for (let block = 1; block <= childBlocks(values); block += 1) {
    if (isLeftEmpty(values, block)) continue;
    const parts = Object.keys(childFields.shape) as ChildField[];
    const typed = Object.fromEntries(parts.map((part) => [part, values[childFieldName(block, part)]]));
    const child = childFields.safeParse(typed);
    if (child.success) children.push({ ...child.data, block });
    else tell(child.error.issues, (part) => childFieldName(block, part as ChildField), whose(block));
  }
  return parent.success ? { parent: parent.data, children } : z.NEVER;
});

export type NewFamily = { parent: NewParent; children: NewChild[] };

export const addGuardianFields = parentFields.extend({ ground: groundField });

export type NewGuardian = z.output<typeof addGuardianFields>;

/** Where on the page the n-th child begins. */
export function childrenAnchor(block: number): string {
  return `child-${block}`;
}
