import { z } from 'zod';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { activateFields, activateWithin, type SeenPapers } from '@/lib/certificates/activate-certificate';
import { findActivationObstacle } from '@/lib/certificates/activation-obstacle';
import { listPapersToBring } from '@/lib/certificates/bringing';
import type { PaperKey } from '@/lib/domain/papers-to-bring';
import { Faults, Refusal } from '@/lib/domain/refusal';
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

/** A child that stays as it is because papers were not brought. */
export type LeftForLater = { certificateId: string; missing: PaperKey[] };

/**
 * «Подписано, всё сверено: активировать»: all children of the visit whose papers are complete become active together. One
 * whose paper was not brought, or that something else holds back, stays as it is; every paper nobody answered for is asked
 * for at once. Pressed twice, nothing happens twice. Returns the children that wait for papers.
 */
export async function activateVisit(actor: Actor, visitId: string, desks: Desks): Promise<LeftForLater[]> {
  requirePermission(actor, 'certificate.activate');
  return inTransaction(async (tx) => {
    // Two presses come here one after the other: the second finds nothing left to do.
    await lockName(tx, `family-visit:${visitId}`);
    const read: ReadDesk[] = [];
    for (const { id, number } of await listWaiting(tx, actor, visitId)) {
      if ((await findActivationObstacle(tx, actor, id)) !== null) continue;
      // A brother's or sister's papers are not to be checked again because a colleague has this one's record open.
      if ((await findHolder(tx, actor, id)) !== null) continue;
      read.push({
        id,
        number,
        desk: await readDesk(tx, id, desks.get(id) ?? {}),
      });
    }
    const faults = inOrderOfPage(read);
    if (Object.keys(faults).length > 0) throw new Faults(faults);
    for (const { id, desk } of read) {
      const { seen } = desk;
      if (seen) await activateOne(() => activateWithin(tx, actor, id, seen), id);
    }
    return read.flatMap(({ id, desk: { missing } }) =>
      missing.length > 0 ? [{ certificateId: id, missing }] : [],
    );
  });
}

/** The children of the visit that are not active yet. */
async function listWaiting(tx: Transaction, actor: OperatorActor, visitId: string) {
  const { applications } = found(
    await tx.familyVisit.findFirst({
      where: { AND: [{ id: visitId }, visitsOf(actor)] },
      select: {
        applications: {
          // The order in which rows are taken is the same for everybody.
          orderBy: { childId: 'asc' },
          select: {
            number: true,
            certificate: { select: { id: true, status: true } },
          },
        },
      },
    }),
  );
  return applications.flatMap(({ number, certificate }) =>
    certificate?.status === 'not_activated' ? [{ id: certificate.id, number }] : [],
  );
}

type DeskOfChild = {
  /** Null where a paper that is needed was not brought: this child is left for another day. */
  seen: SeenPapers | null;
  missing: PaperKey[];
  faults: Record<string, string>;
};

type ReadDesk = { id: string; number: number; desk: DeskOfChild };

/** Children are read in the order of their locks and shown by the numbers of their applications, the shared paper first. */
function inOrderOfPage(read: readonly ReadDesk[]): Record<string, string> {
  const all = read
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ desk }) => Object.entries(desk.faults));
  const shared = all.filter(([field]) => field === 'applicant_document');
  return Object.fromEntries([...shared, ...all]);
}

const unansweredPaper = 'Отметьте, что лежит перед Вами, или «Не принесли».';

async function readDesk(tx: Transaction, id: string, desk: Record<string, string>): Promise<DeskOfChild> {
  const required = (await listPapersToBring(tx, id)).filter(({ needed }) => needed === 'required');
  const missing = required.filter(({ key }) => desk[key] === 'none').map(({ key }) => key);
  if (missing.length > 0) return { seen: null, missing, faults: {} };
  const unanswered = required.filter(({ key }) => !desk[key]);
  const faults = unanswered.map(({ key }) => [paperField(key, id), unansweredPaper] as const);
  if (faults.length > 0) {
    return { seen: null, missing, faults: Object.fromEntries(faults) };
  }
  const seen = activateFields.safeParse(desk);
  if (!seen.success) throw new Refusal('invalid', 'Обновите страницу и отметьте документы ещё раз.');
  return { seen: seen.data, missing, faults: {} };
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
