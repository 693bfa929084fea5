import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found, unmerged } from '@/lib/access/scope';
import { ageOn, formatDate, plainDate } from '@/lib/domain/dates';
import { passportAge, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { effectiveCertificateStatus, isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import { isOpen, type ApplicationStatus } from '@/lib/domain/application-status';
import { fullName, type PersonName } from '@/lib/domain/names';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import { attendsNone } from '@/lib/families/child-place';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { blockName, type VisitChildField } from './visit-blocks';

const personShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  snilsSealed: true,
  addressSealed: true,
  phoneSealed: true,
  email: true,
  documents: {
    where: { supersededAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { id: true, kind: true, numberSealed: true, issuedOn: true, issuedBy: true },
  },
} as const satisfies Prisma.PersonSelect;

const childShape = {
  personId: true,
  institutionId: true,
  unattached: true,
  groupName: true,
  person: { select: personShape },
  certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, status: true } },
  applications: { orderBy: { createdAt: 'desc' }, take: 1, select: { status: true, applicantId: true } },
  guardianships: {
    where: { endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { ground: true, guardianId: true, guardian: { select: personShape } },
  },
} as const satisfies Prisma.ChildSelect;

/**
 * «Оформить здесь»: what the portal knows of a child without a certificate and of the adult who came, as the values of the
 * form of a family, so that nothing is typed anew. `guardianId` is who came; by default whoever has applied, else the first.
 * Without any, and where a child of 14 applied itself, it is the child. The look is recorded.
 */
export async function openKnownFamily(actor: OperatorActor, childId: string, guardianId: string | null) {
  requirePermission(actor, 'family.receive');
  const child = await inTransaction(async (tx) => {
    const row = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, childrenOf(actor), unmerged] },
        select: childShape,
      }),
    );
    await recordAudit(tx, actor, { event: 'family_opened', subject: ['child', childId], childId });
    return row;
  });
  const birthDate = plainDate(found(child.person.birthDate));
  const [certificate] = child.certificates;
  const applicant = openApplicant(child.applications);
  const wanted = guardianId ?? applicant;
  const tie = child.guardianships.find((one) => one.guardianId === wanted) ?? child.guardianships[0];
  const ofAge = ageOn(birthDate, today()) >= passportAge;
  const alone = ofAge && (wanted === childId || !tie);
  return {
    name: fullName(child.person),
    certificateId: certificate && livesOn(certificate.status, birthDate) ? certificate.id : null,
    /** Who else may have come: by the id their link carries. */
    others: [
      ...child.guardianships
        .filter(({ guardianId: id }) => alone || id !== tie?.guardianId)
        .map(({ guardianId: id, guardian }) => ({ id, name: fullName(guardian) })),
      ...(ofAge && !alone ? [{ id: childId, name: 'Ребёнок пришёл сам' }] : []),
    ],
    values: {
      applicant: alone ? 'child' : 'parent',
      children: '1',
      ...(alone ? contactsOf(child.person) : tie ? guardianValues(tie.guardian) : {}),
      ...childValues(child, tie?.ground ?? 'parent'),
    },
  };
}

function openApplicant([last]: { status: ApplicationStatus; applicantId: string }[]): string | null {
  return last && isOpen(last.status) ? last.applicantId : null;
}

function livesOn(status: CertificateStatus, birthDate: ReturnType<typeof plainDate>): boolean {
  return isLive(effectiveCertificateStatus(status, birthDate, today()));
}

type PersonRow = PersonName & {
  id: string;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
  addressSealed: Uint8Array | null;
  phoneSealed: Uint8Array | null;
  email: string | null;
  documents: {
    id: string;
    kind: IdentityDocumentKind;
    numberSealed: Uint8Array;
    issuedOn: Date | null;
    issuedBy: string | null;
  }[];
};

function contactsOf(person: PersonRow): Record<string, string> {
  const phone = unsealPersonField('phone', person.id, person.phoneSealed);
  return { phone: phone === null ? '' : formatPhone(phone), email: person.email ?? '' };
}

function personValues(person: PersonRow): Record<string, string> {
  const snils = unsealPersonField('snils', person.id, person.snilsSealed);
  const [document] = person.documents;
  return {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic ?? '',
    birthDate: person.birthDate ? formatDate(plainDate(person.birthDate)) : '',
    snils: snils === null ? '' : formatSnils(snils),
    address: unsealPersonField('address', person.id, person.addressSealed) ?? '',
    ...(document
      ? {
          kind: document.kind,
          ...unsealDocumentNumber(document.id, document.numberSealed),
          issuedOn: document.issuedOn ? formatDate(plainDate(document.issuedOn)) : '',
          issuedBy: document.issuedBy ?? '',
        }
      : {}),
  };
}

function guardianValues(guardian: PersonRow): Record<string, string> {
  return { parentRecord: guardian.id, ...personValues(guardian), ...contactsOf(guardian) };
}

type ChildRow = {
  personId: string;
  institutionId: string | null;
  unattached: boolean;
  groupName: string | null;
  person: PersonRow;
};

function childValues(child: ChildRow, ground: string): Record<string, string> {
  const values = {
    record: child.personId,
    ...personValues(child.person),
    institution: child.institutionId ?? (child.unattached ? attendsNone : ''),
    groupName: child.groupName ?? '',
    ground,
  };
  const named = Object.entries(values).map(([part, value]) => [blockName(1, part as VisitChildField), value]);
  return Object.fromEntries(named) as Record<string, string>;
}
