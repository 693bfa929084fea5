import { z } from 'zod';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { birthDateWords, dateField } from '@/lib/domain/fields';
import { fullName, mayBeSameName } from '@/lib/domain/names';
import { recordAudits } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { mayBeRecordOf } from './carried-record';
import {
  checkGuardian,
  idOf,
  typedDocument,
  typedGuardian,
  typedName,
  type CheckedGuardian,
} from './check-guardian';
import {
  findChildInScope,
  findNamesakes,
  findOwners,
  hasLiveCertificate,
  type KnownChild,
} from './known-people';
import { visitBlocks, type Values } from './visit-blocks';
import { childOfBlock } from './visit-fields';

const typedChildFields = z.object({
  ...typedName,
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
});

export type { CheckedGuardian };

export type CheckedChild = {
  block: number;
  /**
   * `renamed`: the record of the form or of the number, of another name or birth date: it has to be said that it is this
   * child. `elsewhere`: there is a certificate, and the register tells no more of it.
   */
  kind: 'certified' | 'known' | 'renamed' | 'elsewhere';
  /** What it was known by: a number is certain, a name with a birth date may be another child's. */
  by: 'number' | 'name';
  name: string;
  attends: string | null;
  childId: string | null;
  certificate: { id: string; number: string } | null;
};

export type CheckedFamily = { guardians: CheckedGuardian[]; children: CheckedChild[] };

const nothing: CheckedFamily = { guardians: [], children: [] };

/**
 * Who of the family in the form is known already, while it is being typed and when it came back: within the counter's
 * scope by name, and by SNILS or document together with a name or birth date whether there is a certificate anywhere.
 * Counted and recorded; whoever asks too often is told nothing more. `answering`: the form was sent and came back with the
 * question whose record is meant; without the choice it could never be sent again.
 */
export async function checkFamily(
  actor: OperatorActor,
  values: Values,
  { answering = false } = {},
): Promise<CheckedFamily> {
  requirePermission(actor, 'family.receive');
  const alone = values.applicant === 'child';
  const adult = alone ? null : typedGuardian.safeParse(values);
  const typed = Array.from({ length: alone ? 1 : visitBlocks(values) }, (_, at) => at + 1).flatMap(
    (block) => {
      const own = childOfBlock(values, block, alone);
      const child = typedChildFields.safeParse(own);
      const document = typedDocument.safeParse(own);
      return child.success
        ? { block, child: child.data, document: document.data, record: idOf(own.record) }
        : [];
    },
  );
  if (!adult?.success && typed.length === 0) return nothing;
  if ((await countAttempt(['family_check', actor.accountId])) && !answering) return nothing;
  const guardians = adult?.success ? await checkGuardian(actor, adult.data, idOf(values.parentRecord)) : [];
  const children = [];
  for (const one of typed) children.push(...(await checkChild(actor, one)));
  await recordAlone(actor, guardians, children);
  return { guardians, children };
}

type Typed = {
  block: number;
  child: z.output<typeof typedChildFields>;
  document: z.output<typeof typedDocument> | undefined;
  record: string | null;
};

async function checkChild(
  actor: OperatorActor,
  { block, child, document, record }: Typed,
): Promise<CheckedChild[]> {
  const db = database();
  // Without a readable document nothing is compared with it.
  const papers = document ?? { kind: 'other' as const, series: '', number: ' ' };
  const { bySnils, byDocument } = await findOwners(db, { ...papers, snils: child.snils });
  const owner = byDocument ?? bySnils;
  const certain = owner?.isChild ? await findChildInScope(db, actor, owner.id) : null;
  if (certain) {
    // The number is stronger than the name; where the name is another one, the operator has to say so.
    const renamed = certain.certificate === null && !mayBeSameName(certain.name, child);
    return [checkedChild(block, certain, { renamed, by: 'number' })];
  }
  // A number alone tells nothing of a child elsewhere: whoever asks has its name or birth date before them, too.
  const told =
    owner?.isChild && (mayBeSameName(owner.name, child) || owner.birthDate?.equals(child.birthDate));
  if (owner && told && (await hasLiveCertificate(db, owner.id))) {
    return [
      {
        block,
        kind: 'elsewhere',
        by: 'number',
        name: fullName(child),
        attends: null,
        childId: null,
        certificate: null,
      },
    ];
  }
  const namesakes = (await findNamesakes(db, actor, child)).map((known) => checkedChild(block, known));
  const carried = record && (await findChildInScope(db, actor, record));
  return carried && !mayBeRecordOf(carried, child)
    ? [checkedChild(block, carried, { renamed: true, by: 'name' }), ...namesakes]
    : namesakes;
}

function checkedChild(
  block: number,
  { childId, name: known, attends, certificate }: KnownChild,
  { renamed = false, by = 'name' }: { renamed?: boolean; by?: CheckedChild['by'] } = {},
): CheckedChild {
  const kind = renamed ? 'renamed' : certificate ? 'certified' : 'known';
  return { block, kind, by, name: fullName(known), attends, childId, certificate };
}

async function recordAlone(
  actor: OperatorActor,
  parents: readonly { personId: string }[],
  children: readonly CheckedChild[],
): Promise<void> {
  const shown = children.flatMap(({ childId }) => childId ?? []);
  const hits = parents.length + children.length;
  await inTransaction((tx) =>
    recordAudits(tx, actor, [
      // The look itself, also where it found nobody or a child of whom nothing is told.
      {
        event: 'register_searched' as const,
        subject: ['account', actor.accountId] as const,
        details: { by: 'family_form', hits },
      },
      ...parents.map(({ personId }) => ({
        event: 'known_parent_shown' as const,
        subject: ['person', personId] as const,
      })),
      ...shown.map((childId) => ({
        event: 'register_searched' as const,
        subject: ['child', childId] as const,
        childId,
      })),
    ]),
  );
}
