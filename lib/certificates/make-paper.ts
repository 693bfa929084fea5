import { randomBytes, randomUUID } from 'node:crypto';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute, plainDate } from '@/lib/domain/dates';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { fullName, shortName } from '@/lib/domain/names';
import { formatPaperCode, paperCode } from '@/lib/domain/paper-code';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import { found } from '@/lib/access/scope';
import { findNameOn } from '@/lib/institutions/municipality-name';
import type { PaperData, PaperPerson } from '@/lib/papers/paper-data';
import { wordingsInForce } from '@/lib/papers/wordings/in-force';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import type { SealedContext } from '@/lib/platform/sealed-places';
import { settingsOn } from '@/lib/settings/settings-on';

export function paperContext(paperId: string): SealedContext {
  return `paper.content:${paperId}`;
}

const documentShape = {
  select: { id: true, kind: true, numberSealed: true, issuedOn: true, issuedBy: true },
} as const;

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
} as const;

const certificateShape = {
  number: true,
  childId: true,
  municipalityId: true,
  document: documentShape,
  group: { select: { title: true } },
  municipality: { select: { fullName: true } },
  child: { select: { person: { select: personShape } } },
  application: {
    select: {
      number: true,
      email: true,
      applicantId: true,
      applicant: {
        select: {
          ...personShape,
          documents: {
            where: { supersededAt: null },
            orderBy: { createdAt: 'desc' },
            take: 1,
            ...documentShape,
          },
        },
      },
    },
  },
  papers: { orderBy: { version: 'desc' }, take: 1, select: { version: true } },
} as const;

/** Writes down, sealed, what application and consent say now: the next version beside the earlier ones. */
export async function makePaper(tx: Transaction, certificateId: string): Promise<string> {
  const certificate = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: certificateShape,
  });
  const { application, municipality } = certificate;
  const settings = await settingsOn(tx, certificate.municipalityId);
  const named = await findNameOn(tx, certificate.municipalityId, today());
  const version = (certificate.papers[0]?.version ?? 0) + 1;
  const code = paperCode(randomBytes(8));
  const madeAt = now();
  const childApplies = application.applicantId === certificate.childId;
  const contacts = {
    phone: formatPhone(
      unsealPersonField('phone', application.applicantId, application.applicant.phoneSealed) ?? '',
    ),
    email: application.email ?? '',
  };
  const data: PaperData = {
    applicationNumber: String(application.number),
    certificateNumber: formatCertificateNumber(certificate.number),
    madeAt: formatMinute(madeAt, environment().TIME_ZONE),
    version,
    code: formatPaperCode(code),
    codeUrl: new URL(`/c/${code}`, environment().APP_URL).href,
    addressee: settings.addressee,
    // A name of today may not have reached the municipality's own row yet.
    municipality: named?.fullName ?? municipality.fullName,
    group: certificate.group.title,
    dataOperator: { name: settings.dataOperatorName, address: settings.dataOperatorAddress },
    child: paperPerson(certificate.child.person, certificate.document),
    applicant: childApplies
      ? null
      : {
          ...paperPerson(application.applicant, found(application.applicant.documents[0])),
          ...contacts,
          ground: await groundOf(tx, application.applicantId, certificate.childId),
        },
    childContacts: childApplies ? contacts : null,
  };
  const id = randomUUID();
  await tx.paper.create({
    data: {
      id,
      ...(await wordingsInForce(tx, certificate.municipalityId)),
      certificateId,
      version,
      code,
      madeAt,
      contentSealed: seal(paperContext(id), JSON.stringify(data)),
    },
  });
  return id;
}

type PersonRow = {
  id: string;
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
  addressSealed: Uint8Array | null;
};

type DocumentRow = {
  id: string;
  kind: IdentityDocumentKind;
  numberSealed: Uint8Array;
  issuedOn: Date | null;
  issuedBy: string | null;
};

function paperPerson(person: PersonRow, document: DocumentRow): PaperPerson {
  const snils = unsealPersonField('snils', person.id, person.snilsSealed);
  return {
    fullName: fullName(person),
    shortName: shortName(person),
    birthDate: person.birthDate ? formatDate(plainDate(person.birthDate)) : '',
    address: unsealPersonField('address', person.id, person.addressSealed) ?? '',
    snils: snils && formatSnils(snils),
    document: {
      title: identityDocumentKinds[document.kind].title,
      ...unsealDocumentNumber(document.id, document.numberSealed),
      issuedOn: document.issuedOn && formatDate(plainDate(document.issuedOn)),
      issuedBy: document.issuedBy,
    },
  };
}

async function groundOf(tx: Transaction, guardianId: string, childId: string): Promise<string> {
  const tie = await tx.guardianship.findFirst({
    where: { guardianId, childId, endedAt: null },
    select: { ground: true },
  });
  return guardianshipGrounds[found(tie).ground].papers;
}
