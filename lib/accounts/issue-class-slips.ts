import { z } from 'zod';
import type { Actor, IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { choiceField, recordField } from '@/lib/domain/fields';
import { field } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { database, inTransaction } from '@/lib/platform/database';
import { listSlipChildren, pupilsOf, recipientsAmong, standingOf, type ClassChoice } from './class-families';
import { makeSlips } from './make-slips';
import { childrenOnSlips, slipSheetData } from './slip-batch';
import type { SlipChildRow } from './slip-people';

/** More is printed class by class: a file of a hundred sheets is of no use to anybody. */
export const mostSlips = 500;

const everybody = 'everybody';
const without = 'without';
const named = 'class:';

/** A class as the form sends it. */
export function classValue(name: string | null): string {
  return name === null ? without : `${named}${name}`;
}

const classField = field<ClassChoice>((text) => {
  if (text === everybody) return { value: { kind: 'everybody' } };
  if (text === without) return { value: { kind: 'without' } };
  const name = text.startsWith(named) ? text.slice(named.length) : '';
  return name === '' ? { sentence: 'Выберите класс или группу' } : { value: { kind: 'class', name } };
});

export const whoseSlips = {
  waiting: 'Только тем, у кого нет действующего листка',
  all: 'Всем, кто ещё не входил: прежние листки перестанут действовать',
} as const;

export const classSlipsFields = z.object({
  printId: recordField('Обновите страницу и нажмите ещё раз'),
  group: classField,
  whose: choiceField(Object.keys(whoseSlips) as (keyof typeof whoseSlips)[], 'Выберите, кому нужны листки'),
});

/** Slips for every family of a class, or of the whole institution, from which nobody has come in yet. */
export async function issueClassSlips(
  actor: Actor,
  { printId, group, whose }: z.output<typeof classSlipsFields>,
): Promise<SlipSheetData> {
  requirePermission(actor, 'pupils.list');
  requirePermission(actor, 'slip.issue');
  const issued = await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const pupils = await listSlipChildren(tx, pupilsOf(actor, group));
    const kinds = whose === 'all' ? (['waiting', 'handed'] as const) : (['waiting'] as const);
    const recipients = recipientsAmong(pupils, kinds);
    refuseWrongNumber(recipients.length);
    const made = await makeSlips(tx, actor, printId, recipients);
    return { recipients, made, children: await childrenOnSlips(tx, actor, recipients) };
  });
  return slipSheetData(actor, issued.recipients, issued.made, issued.children);
}

function refuseWrongNumber(slips: number): void {
  if (slips === 0) {
    throw new Refusal(
      'invalid',
      'Здесь никому не нужен листок: все входили, или листки уже выданы. Выберите другой класс или «Всем, кто ещё не входил».',
      'group',
    );
  }
  if (slips > mostSlips) {
    throw new Refusal(
      'invalid',
      `За раз печатается не больше ${mostSlips} листков. Выберите один класс или группу.`,
      'group',
    );
  }
}

export type ClassLine = {
  value: string;
  title: string;
  pupils: number;
  /** Families without a slip that works, families with one, pupils for whom no parent is known. */
  waiting: number;
  handed: number;
  nobody: number;
};

/** The classes of the institution and how many slips each would take; the whole institution first. */
export async function listClasses(actor: IssuerActor): Promise<ClassLine[]> {
  requirePermission(actor, 'pupils.list');
  const pupils = await listSlipChildren(database(), childrenOf(actor));
  const classes = new Map<string | null, SlipChildRow[]>();
  for (const pupil of pupils) {
    classes.set(pupil.groupName, [...(classes.get(pupil.groupName) ?? []), pupil]);
  }
  const lines = [...classes].map(([name, rows]) =>
    lineOf(classValue(name), name ?? 'Класс или группа не указаны', rows),
  );
  const collator = new Intl.Collator('ru', { numeric: true });
  return [
    lineOf(everybody, 'Все ученики и воспитанники', pupils),
    ...lines.toSorted((a, b) => collator.compare(a.title, b.title)),
  ];
}

function lineOf(value: string, title: string, rows: readonly SlipChildRow[]): ClassLine {
  return {
    value,
    title,
    pupils: rows.length,
    waiting: recipientsAmong(rows, ['waiting']).length,
    handed: recipientsAmong(rows, ['handed']).length,
    nobody: rows.filter((row) => standingOf(row).kind === 'nobody').length,
  };
}
