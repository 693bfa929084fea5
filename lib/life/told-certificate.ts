import { fullName } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { recipientShape, recipientsOf } from '@/lib/record-changes/recipients';

const shape = {
  number: true,
  status: true,
  createdAt: true,
  validUntil: true,
  daysToBring: true,
  groupId: true,
  municipalityId: true,
  chosenInstitutionId: true,
  child: {
    select: {
      person: {
        select: { surname: true, givenName: true, patronymic: true, birthDate: true, ...recipientShape },
      },
    },
  },
} as const;

/** What letters say of a certificate, and to whom. */
export async function getToldCertificate(tx: Transaction, id: string) {
  const { number, ...certificate } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: shape });
  return {
    ...certificate,
    to: await recipientsOf(tx, id),
    facts: {
      childName: fullName(certificate.child.person),
      certificateNumber: number,
      link: new URL(`/cabinet/certificates/${id}`, environment().APP_URL).href,
    },
  };
}
