import type { FamilyActor } from '@/lib/access/actor';
import { childrenOf, found } from '@/lib/access/scope';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { kindsForChild, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { isKnownEmail } from '@/lib/domain/known-email';
import { fullName } from '@/lib/domain/names';
import { scanShape, shownScan, type ScanRow } from '@/lib/domain/shown-scan';
import { openOn } from '@/lib/institutions/open-on';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';

const documentShape = {
  where: { supersededAt: null },
  orderBy: { createdAt: 'desc' },
  select: {
    id: true,
    kind: true,
    numberSealed: true,
    issuedOn: true,
    issuedBy: true,
    scan: { select: scanShape },
  },
} as const;

type DocumentRow = {
  id: string;
  kind: IdentityDocumentKind;
  numberSealed: Uint8Array;
  issuedOn: Date | null;
  issuedBy: string | null;
  scan: ScanRow | null;
};

function documentOf(row: DocumentRow) {
  return {
    id: row.id,
    kind: row.kind,
    ...unsealDocumentNumber(row.id, row.numberSealed),
    issuedOn: row.issuedOn && plainDate(row.issuedOn),
    issuedBy: row.issuedBy,
    scan: row.scan && shownScan(row.scan, environment().TIME_ZONE),
  };
}

/** «Обо мне»: the person of this account. */
export async function getAboutMe(actor: FamilyActor) {
  const person = await database().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsSealed: true,
      addressSealed: true,
      phoneSealed: true,
      email: true,
      emailConfirmedAt: true,
      documents: documentShape,
    },
  });
  const [document] = person.documents;
  return {
    name: fullName(person),
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate: person.birthDate && plainDate(person.birthDate),
    snils: unsealPersonField('snils', person.id, person.snilsSealed),
    address: unsealPersonField('address', person.id, person.addressSealed),
    phone: unsealPersonField('phone', person.id, person.phoneSealed),
    email: person.email,
    /** The address that needs no letter any more, because this person has confirmed it; null when there is none. */
    knownEmail: person.email !== null && isKnownEmail(person, person.email, now()) ? person.email : null,
    document: document ? documentOf(document) : null,
  };
}

export type AboutMe = Awaited<ReturnType<typeof getAboutMe>>;

/** One child of the family with all that the family may see and change. */
export async function getMyChild(actor: FamilyActor, childId: string) {
  const child = found(
    await database().child.findFirst({
      where: { AND: [{ personId: childId }, childrenOf(actor)] },
      select: {
        personId: true,
        unattached: true,
        municipality: { select: { id: true, slug: true, shortName: true } },
        institution: { select: { id: true, shortName: true } },
        certificates: {
          orderBy: { createdAt: 'desc' },
          take: 1,
          select: { id: true, status: true, municipality: { select: { shortName: true } } },
        },
        person: {
          select: {
            surname: true,
            givenName: true,
            patronymic: true,
            birthDate: true,
            snilsSealed: true,
            addressSealed: true,
            documents: documentShape,
          },
        },
      },
    }),
  );
  const { person } = child;
  const birthDate = plainDate(found(person.birthDate));
  const [certificate] = child.certificates;
  const live = certificate !== undefined && certificateStatuses[certificate.status].live;
  return {
    id: child.personId,
    name: fullName(person),
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate,
    snils: unsealPersonField('snils', child.personId, person.snilsSealed),
    address: unsealPersonField('address', child.personId, person.addressSealed),
    municipality: child.municipality,
    institution: child.institution,
    unattached: child.unattached,
    documents: person.documents.map(documentOf),
    /** Kinds of documents by which a child of this age is known, the usual one first. */
    documentKinds: kindsForChild(ageOn(birthDate, today())),
    /** Identity data of an activated child changes only at the counter, with originals. */
    identityLocked: live && (certificate.status === 'active' || certificate.status === 'suspended'),
    /** With a live certificate a move to another municipality is the institution's matter. */
    municipalityLocked: live,
    certificateId: certificate?.id ?? null,
  };
}

export type MyChild = Awaited<ReturnType<typeof getMyChild>>;

/** Municipalities and their institutions, for the choice in a child's details. */
export async function listPlaces() {
  const municipalities = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { shortName: 'asc' },
    select: {
      id: true,
      shortName: true,
      institutions: {
        where: { ...openOn(today()), kind: { in: ['school', 'kindergarten'] } },
        orderBy: { shortName: 'asc' },
        select: { id: true, shortName: true },
      },
    },
  });
  return municipalities;
}

export type Place = Awaited<ReturnType<typeof listPlaces>>[number];
