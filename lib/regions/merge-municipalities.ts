import { recordAudits } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';

/** Records in one transaction: short enough for those who work at the counter meanwhile. */
const batch = 300;

/** The worker's job: moves what is left of the former municipality, part by part. Broken off, it goes on where it stopped. */
export async function mergeMunicipalities({ mergeId }: { mergeId: string }): Promise<void> {
  const merge = await database().municipalityMerge.findUnique({
    where: { id: mergeId, finishedAt: null },
    select: { id: true, fromId: true, intoId: true },
  });
  if (!merge) return;
  while ((await inTransaction((tx) => moveChildren(tx, merge))) === batch);
  while ((await inTransaction((tx) => moveCertificates(tx, merge))) === batch);
  await database().municipalityMerge.updateMany({
    where: { id: mergeId, finishedAt: null },
    data: { finishedAt: now() },
  });
}

type Merge = { fromId: string; intoId: string };

async function moveChildren(tx: Transaction, { fromId, intoId }: Merge): Promise<number> {
  return tx.$executeRaw`
    UPDATE child SET municipality_id = ${intoId}::uuid WHERE person_id IN (
      SELECT person_id FROM child WHERE municipality_id = ${fromId}::uuid ORDER BY person_id LIMIT ${batch} FOR UPDATE)`;
}

async function moveCertificates(tx: Transaction, { fromId, intoId }: Merge): Promise<number> {
  const moved = await tx.$queryRaw<{ id: string; childId: string }[]>`
    UPDATE certificate SET municipality_id = ${intoId}::uuid WHERE id IN (
      SELECT id FROM certificate WHERE municipality_id = ${fromId}::uuid ORDER BY id LIMIT ${batch} FOR UPDATE)
    RETURNING id::text AS id, child_id::text AS "childId"`;
  await recordAudits(
    tx,
    null,
    moved.map(({ id, childId }) => ({
      event: 'record_merged' as const,
      subject: ['certificate', id] as const,
      childId,
      details: { from: fromId, into: intoId },
    })),
  );
  return moved.length;
}
