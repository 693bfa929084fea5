import { z } from 'zod';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import {
  birthDateWords,
  dateField,
  documentFields,
  nameWords,
  optionalDate,
  optionalName,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import { fullName } from '@/lib/domain/names';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { findKnownParents } from '@/lib/families/known-here';
import { recordAudits } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import {
  findChildInScope,
  findNamesakes,
  findOwners,
  hasLiveCertificate,
  type KnownChild,
} from './known-people';
import { visitBlocks, type Values } from './visit-blocks';
import { childOfBlock } from './visit-fields';

const name = {
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  snils: snilsField.catch(null),
};
const typedGuardianFields = z.object({
  ...name,
  birthDate: optionalDate({ label: birthDateWords }).catch(null),
});
const typedChildFields = z.object({
  ...name,
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
});
const typedDocumentFields = documentFields(Object.keys(identityDocumentKinds) as IdentityDocumentKind[], {
  notAfter: today,
});

export type CheckedChild = {
  block: number;
  /** `elsewhere`: there is a certificate, and the register tells no more of it. */
  kind: 'certified' | 'known' | 'elsewhere';
  name: string;
  attends: string | null;
  childId: string | null;
  certificate: { id: string; number: string } | null;
};

export type CheckedGuardian = {
  personId: string;
  name: string;
  birthDate: string | null;
  children: string[];
};

export type CheckedFamily = { guardians: CheckedGuardian[]; children: CheckedChild[] };

const nothing: CheckedFamily = { guardians: [], children: [] };

/**
 * Who of the family in the form is known already, while it is being typed and when it came back: within the counter's
 * scope by name, and by SNILS or document whether there is a certificate anywhere. Counted and recorded as a search;
 * whoever asks too often is told nothing more.
 */
export async function checkFamily(actor: OperatorActor, values: Values): Promise<CheckedFamily> {
  requirePermission(actor, 'family.receive');
  const alone = values.applicant === 'child';
  const adult = alone ? null : typedGuardianFields.safeParse(values);
  const typed = Array.from({ length: alone ? 1 : visitBlocks(values) }, (_, at) => at + 1).flatMap(
    (block) => {
      const own = childOfBlock(values, block, alone);
      const child = typedChildFields.safeParse(own);
      const document = typedDocumentFields.safeParse(own);
      return child.success ? { block, child: child.data, document: document.data } : [];
    },
  );
  if (!adult?.success && typed.length === 0) return nothing;
  if (await countAttempt(['register_search', actor.accountId])) return nothing;
  const parents = adult?.success ? await findKnownParents(database(), actor, adult.data) : [];
  const children = [];
  for (const one of typed) children.push(...(await checkChild(actor, one)));
  await recordLook(actor, parents, children);
  return {
    guardians: parents.map((parent) => ({ ...parent, name: fullName(parent.name) })),
    children,
  };
}

type Typed = {
  block: number;
  child: z.output<typeof typedChildFields>;
  document: z.output<typeof typedDocumentFields> | undefined;
};

async function checkChild(actor: OperatorActor, { block, child, document }: Typed): Promise<CheckedChild[]> {
  const db = database();
  // Without a readable document nothing is compared with it.
  const papers = document ?? { kind: 'other' as const, series: '', number: ' ' };
  const { bySnils, byDocument } = await findOwners(db, { ...papers, snils: child.snils });
  const owner = byDocument ?? bySnils;
  const certain = owner?.isChild ? await findChildInScope(db, actor, owner.id) : null;
  if (certain) return [checkedChild(block, certain)];
  if (owner?.isChild && (await hasLiveCertificate(db, owner.id))) {
    return [
      { block, kind: 'elsewhere', name: fullName(child), attends: null, childId: null, certificate: null },
    ];
  }
  return (await findNamesakes(db, actor, child)).map((known) => checkedChild(block, known));
}

function checkedChild(
  block: number,
  { childId, name: known, attends, certificate }: KnownChild,
): CheckedChild {
  const kind = certificate ? 'certified' : 'known';
  return { block, kind, name: fullName(known), attends, childId, certificate };
}

async function recordLook(
  actor: OperatorActor,
  parents: readonly { personId: string }[],
  children: readonly CheckedChild[],
): Promise<void> {
  const shown = children.flatMap(({ childId }) => childId ?? []);
  if (parents.length + shown.length === 0) return;
  await inTransaction((tx) =>
    recordAudits(tx, actor, [
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
