import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus, type CertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

export const rowShape = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
  daysToBring: true,
  activatedAt: true,
  chosenInstitutionId: true,
  child: {
    select: { person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } } },
  },
} as const;

type StoredRow = {
  id: string;
  number: string;
  status: CertificateStatus;
  createdAt: Date;
  activatedAt: Date | null;
  chosenInstitutionId: string | null;
  child: {
    person: { surname: string; givenName: string; patronymic: string | null; birthDate: Date | null };
  };
};

/** A certificate as the lists of the counter show it. */
export function certificateRow({ child, ...row }: StoredRow) {
  const birthDate = plainDate(found(child.person.birthDate));
  return {
    id: row.id,
    number: row.number,
    childName: fullName(child.person),
    birthDate,
    status: effectiveCertificateStatus(row.status, birthDate, today()),
    createdAt: row.createdAt,
    activatedAt: row.activatedAt,
    chosenInstitutionId: row.chosenInstitutionId,
  };
}

export type CertificateRow = ReturnType<typeof certificateRow>;

/** These certificates, as far as they are in the actor's scope, in the order of the ids. */
export async function listCertificates(
  actor: OperatorActor,
  ids: readonly string[],
): Promise<CertificateRow[]> {
  const rows = await database().certificate.findMany({
    where: { AND: [{ id: { in: [...ids] } }, certificatesOf(actor)] },
    select: rowShape,
  });
  const byId = new Map(rows.map((row) => [row.id, certificateRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
