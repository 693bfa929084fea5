import { randomBytes } from 'node:crypto';
import { dbDate } from '@/lib/domain/dates';
import { Temporal } from 'temporal-polyfill';
import type { DataCategory } from '@/lib/domain/retention';
import { now } from '@/lib/platform/clock';
import { liftBadAddresses } from '@/lib/platform/bad-addresses';
import type { Transaction } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { seal } from '@/lib/platform/encryption';
import { sealDocumentNumber } from '@/lib/platform/sealed-fields';
import { destroyListRows } from './destroy-list-rows';
import { destroyScans } from './destroy-scans';
import { destroySignIns } from './destroy-sign-ins';

/** Stands where a document's number was. */
const goneNumber = { series: '', number: 'данные уничтожены' };
const goneName = 'Данные уничтожены';
/** A child's row needs a birth date; this one says nothing. */
const noBirthDate = Temporal.PlainDate.from('1900-01-01');

/**
 * What only serves to get and to hold a certificate: numbers, address, phone, pictures, the wording of the papers, values
 * kept beside the audit. The name, the birth date and what became of the certificate stay. Returns what there was to destroy.
 * @param before what is younger stays; without it everything goes
 */
export async function destroyDetails(
  tx: Transaction,
  personId: string,
  matter: 'withdrawn' | 'register_record',
  before?: Date,
): Promise<DataCategory[]> {
  const older = before && { lt: before };
  // By the SNILS, too, which goes next.
  const listRows = await destroyListRows(tx, personId, older);
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { snilsSealed: true, addressSealed: true, phoneSealed: true },
  });
  await tx.person.update({
    where: { id: personId },
    data: {
      snilsSealed: null,
      snilsIndex: null,
      addressSealed: null,
      phoneSealed: null,
      detailsDestroyedAt: now(),
    },
  });
  const scans = await destroyScans(tx, { document: { personId }, createdAt: older }, matter);
  const documents = await destroyDocuments(tx, personId, older);
  const papers = await destroyPapers(tx, personId, older);
  const grounds = await destroyGrounds(tx, personId, older);
  const questions = await destroyQuestions(tx, personId, older);
  const changes = await destroyChanges(tx, personId, before);
  const gone: [DataCategory, boolean][] = [
    ['snils', person.snilsSealed !== null],
    ['address', person.addressSealed !== null],
    ['phone', person.phoneSealed !== null],
    ['scan', scans > 0],
    ['document', documents + grounds > 0],
    ['paper', papers > 0],
    ['list_row', listRows > 0],
    ['question', questions > 0],
    ['change_values', changes > 0],
  ];
  return gone.flatMap(([category, was]) => (was ? category : []));
}

type Older = { lt: Date } | undefined;

/** The rows stay, for certificates stand on them; the number opens as «данные уничтожены» and is found by nobody. */
async function destroyDocuments(tx: Transaction, personId: string, older: Older): Promise<number> {
  const documents = await tx.identityDocument.findMany({
    where: { personId, createdAt: older },
    select: { id: true, supersededAt: true },
  });
  for (const { id, supersededAt } of documents) {
    await tx.identityDocument.update({
      where: { id },
      data: {
        numberSealed: sealDocumentNumber(id, goneNumber),
        numberIndex: Uint8Array.from(randomBytes(32)),
        issuedOn: null,
        issuedBy: null,
        comment: null,
        supersededAt: supersededAt ?? now(),
      },
    });
  }
  return documents.length;
}

/** Of a paper a decision rests on its kind stays; number and date go. */
async function destroyGrounds(tx: Transaction, childId: string, older: Older): Promise<number> {
  const grounds = await tx.groundDocument.findMany({
    where: { childId, createdAt: older },
    select: { id: true },
  });
  for (const { id } of grounds) {
    await tx.groundDocument.update({
      where: { id },
      data: { contentSealed: seal(`ground_document.content:${id}`, JSON.stringify(null)) },
    });
  }
  return grounds.length;
}

/** Both people stand in a paper: with either of them it goes. */
async function destroyPapers(tx: Transaction, personId: string, older: Older): Promise<number> {
  // Apart: asked in one, the database would read all certificates for each person.
  const asChild = await tx.certificate.findMany({ where: { childId: personId }, select: { id: true } });
  const asApplicant = await tx.application.findMany({
    where: { applicantId: personId },
    select: { certificate: { select: { id: true } } },
  });
  const certificates = [...asChild, ...asApplicant.flatMap(({ certificate }) => certificate ?? [])];
  const papers = await tx.paper.findMany({
    where: { certificateId: { in: certificates.map(({ id }) => id) }, madeAt: older },
    select: { id: true },
  });
  for (const { id } of papers) {
    await tx.paper.update({
      where: { id },
      data: { contentSealed: seal(`paper.content:${id}`, JSON.stringify(null)) },
    });
    // After the row of the paper, which is held now: whoever is just keeping it waits and then finds nothing to keep.
    await tx.keptPaper.deleteMany({ where: { paperId: id } });
  }
  return papers.length;
}

/** What the family asked the institution about the child, and what this person asked about any child, with the answers. */
async function destroyQuestions(tx: Transaction, personId: string, older: Older): Promise<number> {
  const about = await tx.familyQuestion.deleteMany({
    where: { application: { childId: personId }, createdAt: older },
  });
  const asked = await tx.familyQuestion.deleteMany({ where: { askedById: personId, createdAt: older } });
  return about.count + asked.count;
}

/** The audit itself stays whole: only the values that lay beside it go. */
async function destroyChanges(tx: Transaction, personId: string, before?: Date): Promise<number> {
  await tx.pendingCorrection.deleteMany({
    where: { OR: [{ personId }, { askedById: personId }], createdAt: before && { lt: before } },
  });
  await destroyRemarks(tx, personId, before && { lt: before });
  const older = before ? Prisma.sql`at < ${before}` : Prisma.sql`true`;
  return tx.$executeRaw`
    DELETE FROM change_record WHERE audit_entry_id IN (
      SELECT id FROM audit_entry WHERE child_id = ${personId}::uuid AND ${older}
      UNION SELECT id FROM audit_entry
        WHERE subject_kind IN ('person', 'child') AND subject_id = ${personId}::uuid AND ${older})`;
}

/** A remark may speak of the child or of the applicant: with either of them it goes. */
async function destroyRemarks(tx: Transaction, personId: string, at: Older): Promise<void> {
  // Apart, as the papers are.
  for (const certificate of [{ childId: personId }, { application: { applicantId: personId } }]) {
    await tx.statusRemark.deleteMany({ where: { statusChange: { certificate, at } } });
  }
}

/** Everything but the bare row, on which certificates, money and the audit stand. Returns what there was to destroy. */
export async function destroyPerson(tx: Transaction, personId: string): Promise<DataCategory[]> {
  const details = await destroyDetails(tx, personId, 'register_record');
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, birthDate: true, child: { select: { personId: true } } },
  });
  if (person.email !== null) await liftBadAddresses(tx, [person.email]);
  await tx.person.update({
    where: { id: personId },
    data: {
      surname: goneName,
      givenName: '—',
      patronymic: null,
      nameKey: '',
      birthDate: person.child ? dbDate(noBirthDate) : null,
      email: null,
      emailConfirmedAt: null,
      destroyedAt: now(),
    },
  });
  if (person.child) {
    await tx.child.update({
      where: { personId },
      data: { institutionId: null, groupName: null, unattached: false },
    });
    await tx.duplicateSuspicion.updateMany({
      where: { OR: [{ childAId: personId }, { childBId: personId }] },
      data: { comment: null },
    });
  }
  await tx.linkRequest.deleteMany({ where: { OR: [{ personId }, { childId: personId }] } });
  await tx.booking.deleteMany({ where: { certificate: { childId: personId } } });
  const applications = { OR: [{ childId: personId }, { applicantId: personId }] };
  await tx.emailConfirmation.deleteMany({ where: { application: applications } });
  await tx.application.updateMany({ where: applications, data: { email: null } });
  const letters = await destroyLetters(tx, personId);
  const account = await closeAccount(tx, personId);
  return [
    'name',
    ...(person.birthDate ? (['birth_date'] as const) : []),
    ...(person.email ? (['email'] as const) : []),
    ...(person.child ? (['school'] as const) : []),
    ...(letters > 0 ? (['letter'] as const) : []),
    ...(account ? (['sign_in'] as const) : []),
    ...details,
  ];
}

/** Those to this person and those in which the family was told of this child. */
async function destroyLetters(tx: Transaction, personId: string): Promise<number> {
  // Apart, as the papers are.
  const to = await tx.letter.deleteMany({ where: { personId } });
  const about = await tx.letter.deleteMany({ where: { childId: personId } });
  return to.count + about.count;
}

/** The row stays for the audit, which names accounts; nobody signs in with it any more. */
async function closeAccount(tx: Transaction, personId: string): Promise<boolean> {
  const account = await tx.account.findUnique({ where: { personId }, select: { id: true } });
  if (!account) return false;
  const { id: accountId } = account;
  await tx.formDraft.deleteMany({ where: { accountId } });
  await tx.notificationSetting.deleteMany({ where: { accountId } });
  await destroySignIns(tx, accountId);
  await tx.account.update({
    where: { id: accountId },
    data: {
      login: `destroyed-${accountId}`,
      passwordHash: 'destroyed',
      blockedAt: now(),
      lastSignInAt: null,
    },
  });
  return true;
}
