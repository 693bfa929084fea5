import type { RecordActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus, isLive } from '@/lib/domain/certificate-status';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, type PersonName } from '@/lib/domain/names';
import { sameName } from '@/lib/families/new-child';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { settingsOn } from '@/lib/settings/settings-on';

export type HeldChild = {
  id: string;
  name: string;
  birthDate: PlainDate;
  live: boolean;
  acceptsCopies: boolean;
  /** Other records of this very name and birth date. */
  alikeIds: readonly string[];
};

/** The child and whoever may be a second record of it are held, in the order in which everybody takes them. */
export async function holdChild(
  tx: Transaction,
  actor: RecordActor,
  certificateId: string,
): Promise<HeldChild> {
  const { childId, person } = await readChild(tx, actor, certificateId);
  const alike = await tx.child.findMany({
    where: { personId: { not: childId }, person: sameName(person.name, person.birthDate) },
    select: { personId: true },
  });
  const alikeIds = alike.map(({ personId }) => personId);
  for (const id of [childId, ...alikeIds].toSorted()) await lockRow(tx, 'child', id);
  await lockRecord(tx, actor, certificateId);
  // Once more when it is held: it may have moved, ended or been renamed meanwhile.
  const held = await readChild(tx, actor, certificateId);
  return {
    id: childId,
    name: fullName(held.person.name),
    birthDate: held.person.birthDate,
    live: isLive(effectiveCertificateStatus(held.status, held.person.birthDate, today())),
    acceptsCopies: held.acceptsCopies,
    alikeIds,
  };
}

async function readChild(tx: Transaction, actor: RecordActor, certificateId: string) {
  const row = found(
    await tx.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        childId: true,
        status: true,
        municipalityId: true,
        child: {
          select: {
            person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
          },
        },
      },
    }),
  );
  const { birthDate, ...name } = row.child.person;
  return {
    childId: row.childId,
    status: row.status,
    acceptsCopies: (await settingsOn(tx, row.municipalityId)).acceptsCopies,
    person: { name: name satisfies PersonName, birthDate: plainDate(found(birthDate)) },
  };
}
