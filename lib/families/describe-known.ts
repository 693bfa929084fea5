import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { fullName } from '@/lib/domain/names';
import { recordAudits } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { findKnownParents, findKnownPupil, type KnownParent } from './known-here';
import { knownParentLimit } from './known-limit';
import { childFieldName, parentFields, registerFamilyFields } from './register-fields';

export type { KnownParent };

export type KnownPupil = { childId: string; name: string; groupName: string | null };

type Values = Readonly<Record<string, string>>;

/**
 * Adults known here who are or may be the one in the form that came back. Each answer shows a birth date and children: it is
 * recorded for each adult, and after too many of them nobody is shown.
 */
export async function listKnownParents(actor: IssuerActor, values: Values): Promise<KnownParent[]> {
  requirePermission(actor, 'family.register');
  const typed = parentFields.safeParse(values);
  const known = typed.success ? await findKnownParents(database(), childrenOf(actor), typed.data) : [];
  if (known.length === 0 || (await countAttempt(knownParentLimit(actor)))) return [];
  await inTransaction((tx) =>
    recordAudits(
      tx,
      actor,
      known.map(({ personId }) => ({
        event: 'known_parent_shown',
        subject: ['person', personId],
      })),
    ),
  );
  return known;
}

/** Pupils who are already in the list, by the name of the input at which it is told. */
export async function listKnownPupils(actor: IssuerActor, values: Values): Promise<Map<string, KnownPupil>> {
  requirePermission(actor, 'family.register');
  const typed = registerFamilyFields.safeParse(values);
  const known = new Map<string, KnownPupil>();
  for (const child of typed.success ? typed.data.children : []) {
    const pupil = await findKnownPupil(database(), childrenOf(actor), child);
    if (!pupil) continue;
    known.set(childFieldName(child.block, 'surname'), {
      childId: pupil.personId,
      name: fullName(pupil.person),
      groupName: pupil.groupName,
    });
  }
  return known;
}
