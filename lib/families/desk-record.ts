import { createHash } from 'node:crypto';
import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus, isLive } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { deskMatters, deskMattersOf, type DeskMatter } from '@/lib/domain/desk-corrections';
import { fullName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { attendsNone } from './child-place';

const documentShape = { id: true, kind: true, numberSealed: true, issuedOn: true, issuedBy: true } as const;

const personShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  snilsSealed: true,
  addressSealed: true,
  phoneSealed: true,
  documents: {
    where: { supersededAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: documentShape,
  },
} as const;

/** The record as a correction at the desk needs it; a stranger's is a missing one, an ended one is no longer corrected. */
export async function loadDeskRecord(tx: Transaction, actor: OperatorActor, certificateId: string) {
  const row = found(
    await tx.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        id: true,
        status: true,
        childId: true,
        municipalityId: true,
        document: { select: documentShape },
        child: {
          select: {
            municipalityId: true,
            institutionId: true,
            unattached: true,
            person: { select: personShape },
          },
        },
        application: {
          select: {
            email: true,
            applicantId: true,
            applicant: { select: { ...personShape, account: { select: { id: true } } } },
          },
        },
      },
    }),
  );
  const birthDate = plainDate(found(row.child.person.birthDate));
  if (!isLive(effectiveCertificateStatus(row.status, birthDate, today()))) {
    throw new Refusal('conflict', 'Сертификат больше не действует: запись остаётся такой, какой была.');
  }
  return { ...row, birthDate, childName: fullName(row.child.person) };
}

export type DeskRecord = Awaited<ReturnType<typeof loadDeskRecord>>;

/** Names of fields with the values held: a day as yyyy-mm-dd, a choice by its id, null where nothing is known. */
export type DeskFacts = Readonly<Record<string, string | null>>;

/** What the record holds in this matter; no such matter where a child applies alone and has no other applicant. */
export function factsOf(record: DeskRecord, matter: DeskMatter): DeskFacts {
  const { about, form } = deskMatters[matter];
  const childApplies = record.application.applicantId === record.childId;
  if (!deskMattersOf(about, childApplies).includes(matter)) throw new Refusal('not_found');
  const person = personOf(record, matter);
  switch (form) {
    case 'name':
      return { surname: person.surname, givenName: person.givenName, patronymic: person.patronymic };
    case 'birthDate':
      return { birthDate: record.birthDate.toString() };
    case 'document':
      return documentFacts(documentOf(record, matter));
    case 'school':
      return { institution: record.child.unattached ? attendsNone : record.child.institutionId };
    case 'snils':
      return { snils: unsealPersonField('snils', person.id, person.snilsSealed) };
    case 'address':
      return { address: unsealPersonField('address', person.id, person.addressSealed) };
    case 'phone':
      return { phone: unsealPersonField('phone', person.id, person.phoneSealed) };
  }
}

export function personOf(record: DeskRecord, matter: DeskMatter) {
  return deskMatters[matter].about === 'child' ? record.child.person : record.application.applicant;
}

/** A child's document is the one the certificate stands on, a parent's the one in force. */
export function documentOf(record: DeskRecord, matter: DeskMatter): DeskRecord['document'] | null {
  if (deskMatters[matter].about === 'child') return record.document;
  return record.application.applicant.documents[0] ?? null;
}

function documentFacts(document: DeskRecord['document'] | null): DeskFacts {
  const number = document && unsealDocumentNumber(document.id, document.numberSealed);
  return {
    kind: document?.kind ?? null,
    series: number?.series ?? null,
    number: number?.number ?? null,
    issuedOn: document?.issuedOn ? plainDate(document.issuedOn).toString() : null,
    issuedBy: document?.issuedBy ?? null,
  };
}

/** Carried by the form: a correction is made to what was on the page and to nothing newer. */
export function versionOf(facts: DeskFacts): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
