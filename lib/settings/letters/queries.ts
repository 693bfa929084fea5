import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { addableLetters, type AddableLetter } from '@/lib/domain/letter-additions';
import { database } from '@/lib/platform/database';
import { additionOn } from './addition-for';

/** Every letter a municipality may add to, with what it adds today. */
export async function listAdditions(actor: DeskActor, municipalityId: string) {
  requirePermission(actor, 'municipality.set');
  return Promise.all(
    (Object.keys(addableLetters) as AddableLetter[]).map(async (kind) => ({
      kind,
      title: addableLetters[kind],
      body: await additionOn(database(), municipalityId, kind),
    })),
  );
}

export type AdditionVersion = {
  version: number;
  /** Null: nothing was added. */
  body: string | null;
  from: PlainDate;
  author: string;
  createdAt: Date;
};

/** Everything the municipality has added to one letter, the newest first. */
export async function listAdditionVersions(
  actor: DeskActor,
  municipalityId: string,
  kind: AddableLetter,
): Promise<AdditionVersion[]> {
  requirePermission(actor, 'municipality.set');
  const rows = await database().letterAddition.findMany({
    where: { municipalityId, kind },
    orderBy: { version: 'desc' },
    include: { createdBy: { select: { staffName: true, login: true } } },
  });
  return rows.map(({ version, body, effectiveFrom, createdAt, createdBy }) => ({
    version,
    body,
    createdAt,
    from: plainDate(effectiveFrom),
    author: createdBy.staffName ?? createdBy.login,
  }));
}
