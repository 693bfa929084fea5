import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordAudits } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { checkGuardian, idOf, typedDocument, typedGuardian, type CheckedGuardian } from './check-guardian';
import { findOwners } from './known-people';
import type { Values } from './visit-blocks';

/**
 * Adults of the actor's scope who are or may be the one in the form that came back, also by the number of the document or
 * SNILS under another name. Each answer is counted and recorded; whoever asks too often is told nothing more, but for the
 * form that waits for this very answer.
 */
export async function checkAdult(
  actor: Actor,
  values: Values,
  { answering = false } = {},
): Promise<CheckedGuardian[]> {
  requirePermission(actor, 'tie.add');
  const adult = typedGuardian.safeParse(values);
  if (!adult.success) return [];
  if ((await countAttempt(['family_check', actor.accountId])) && !answering) return [];
  const record = idOf(values.parentRecord) ?? (await ownerOfNumbers(values, adult.data.snils));
  const known = await checkGuardian(actor, adult.data, record);
  await inTransaction((tx) =>
    recordAudits(tx, actor, [
      {
        event: 'register_searched' as const,
        subject: ['account', actor.accountId] as const,
        details: { by: 'tie_form', hits: known.length },
      },
      ...known.map(({ personId }) => ({
        event: 'known_parent_shown' as const,
        subject: ['person', personId] as const,
      })),
    ]),
  );
  return known;
}

async function ownerOfNumbers(values: Values, snils: string | null): Promise<string | null> {
  const document = typedDocument.safeParse(values);
  if (!document.success) return null;
  const { byDocument, bySnils } = await findOwners(database(), { ...document.data, snils });
  return (byDocument ?? bySnils)?.id ?? null;
}
