import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { activateFields, activateWithin, type SeenPapers } from '@/lib/certificates/activate-certificate';
import { findActivationObstacle } from '@/lib/certificates/activation-obstacle';
import { listPapersToBring } from '@/lib/certificates/bringing';
import type { PaperKey } from '@/lib/domain/papers-to-bring';
import { Refusal } from '@/lib/domain/refusal';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { findHolder, RecordReserved } from '@/lib/reservations/holder';
import { visitsOf } from './visit-desk';

/** The name of the input for one paper of one certificate. The applicant's document is one for all children. */
export function paperField(key: PaperKey | 'paperId', certificateId: string): string {
  return key === 'applicant_document' ? key : `${key}-${certificateId}`;
}

const perCertificate = /^(paperId|application|consent|child_document|residence|snils)-([0-9a-f-]{36})$/;

/** What lay on the desk for each certificate, by its id. Nothing chosen and «Не принесли» are told apart. */
export const activateVisitFields = z.record(z.string(), z.string()).transform((values) => {
  const desks = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(values)) {
    const [, key = '', id = ''] = perCertificate.exec(name) ?? [];
    if (!z.uuid().safeParse(id).success) continue;
    const shared = values.applicant_document;
    const desk = desks.get(id) ?? (shared === undefined ? {} : { applicant_document: shared });
    desks.set(id, { ...desk, [key]: value });
  }
  return desks;
});

type Desks = z.output<typeof activateVisitFields>;

/**
 * «Подписано, всё сверено: активировать»: all children of the visit whose papers are complete become active together. One
 * whose paper was not brought, or that something else holds back, stays as it is; a paper nobody answered for is asked for.
 * Pressed twice, nothing happens twice.
 */
export async function activateVisit(actor: Actor, visitId: string, desks: Desks): Promise<void> {
  requirePermission(actor, 'certificate.activate');
  await inTransaction(async (tx) => {
    // Two presses come here one after the other: the second finds nothing left to do.
    await lockName(tx, `family-visit:${visitId}`);
    const { applications } = found(
      await tx.familyVisit.findFirst({
        where: { AND: [{ id: visitId }, visitsOf(actor)] },
        select: {
          applications: {
            // The order in which rows are taken is the same for everybody.
            orderBy: { childId: 'asc' },
            select: { certificate: { select: { id: true, status: true } } },
          },
        },
      }),
    );
    const waiting = applications.flatMap(({ certificate }) =>
      certificate?.status === 'not_activated' ? certificate.id : [],
    );
    for (const id of waiting) {
      if ((await findActivationObstacle(tx, actor, id)) !== null) continue;
      // A brother's or sister's papers are not to be checked again because a colleague has this one's record open.
      if ((await findHolder(tx, actor, id)) !== null) continue;
      const seen = await readDesk(tx, id, desks.get(id) ?? {});
      if (seen) await activateOne(() => activateWithin(tx, actor, id, seen), id);
    }
  });
}

/** Null where a paper that is needed was not brought: this child is left for another day. */
async function readDesk(
  tx: Transaction,
  id: string,
  desk: Record<string, string>,
): Promise<SeenPapers | null> {
  const required = (await listPapersToBring(tx, id)).filter(({ needed }) => needed === 'required');
  if (required.some(({ key }) => desk[key] === 'none')) return null;
  const unanswered = required.find(({ key }) => !desk[key]);
  if (unanswered) {
    throw new Refusal(
      'invalid',
      `Отметьте, что лежит перед Вами, или «Не принесли»: ${unanswered.title}.`,
      paperField(unanswered.key, id),
    );
  }
  const seen = activateFields.safeParse(desk);
  if (!seen.success) throw new Refusal('invalid', 'Обновите страницу и отметьте документы ещё раз.');
  return seen.data;
}

/** The verb names the paper; on this page it stands once for each child. */
async function activateOne(activate: () => Promise<void>, id: string): Promise<void> {
  try {
    await activate();
  } catch (error) {
    // Opened by a colleague this very moment. The verb asks before it writes: the others go on.
    if (error instanceof RecordReserved) return;
    if (!(error instanceof Refusal) || error.field === null) throw error;
    throw new Refusal(error.code, error.message, paperField(error.field as PaperKey, id));
  }
}
