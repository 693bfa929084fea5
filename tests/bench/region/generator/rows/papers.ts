import { randomBytes, randomUUID } from 'node:crypto';
import { paperContext } from '@/lib/certificates/make-paper';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { fullName, shortName } from '@/lib/domain/names';
import { formatPaperCode, paperCode } from '@/lib/domain/paper-code';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import type { PaperData, PaperPerson } from '@/lib/papers/paper-data';
import { seal } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import type { Group } from '../places';
import type { Family, Kid, Making, Member } from './family';

type PaperFacts = {
  family: Family;
  applicant: Member;
  kid: Kid;
  group: Group;
  certificate: { id: string; number: string; createdAt: Date };
  applicationNumber: number;
};

/** Application and consent as they were first made; what they say is sealed, as the portal seals it. */
export function addPaper({ rows }: Making, facts: PaperFacts): string {
  const { family, applicant, kid, group, certificate, applicationNumber } = facts;
  const { town } = family;
  const id = randomUUID();
  const code = paperCode(randomBytes(8));
  const data: PaperData = {
    applicationNumber: String(applicationNumber),
    certificateNumber: formatCertificateNumber(certificate.number),
    madeAt: formatMinute(certificate.createdAt, environment().TIME_ZONE),
    version: 1,
    code: formatPaperCode(code),
    codeUrl: `${environment().APP_URL}/c/${code}`,
    addressee: town.addressee,
    municipality: town.fullName,
    group: group.title,
    dataOperator: town.dataOperator,
    child: paperPerson(kid),
    applicant: {
      ...paperPerson(applicant),
      phone: formatPhone(applicant.phone ?? ''),
      email: applicant.email ?? '',
      ground: guardianshipGrounds.parent.papers,
    },
    childContacts: null,
  };
  rows.paper.push({
    id,
    certificateId: certificate.id,
    version: 1,
    code,
    madeAt: certificate.createdAt,
    contentSealed: seal(paperContext(id), JSON.stringify(data)),
  });
  return id;
}

function paperPerson({ name, birthDate, address, snils, document }: Member): PaperPerson {
  if (!document) throw new Error('A paper names the documents of both');
  return {
    fullName: fullName(name),
    shortName: shortName(name),
    birthDate: formatDate(birthDate),
    address,
    snils: snils && formatSnils(snils),
    document: {
      title: identityDocumentKinds[document.kind].title,
      series: document.series,
      number: document.number,
      issuedOn: document.issuedOn && formatDate(document.issuedOn),
      issuedBy: document.issuedBy,
    },
  };
}
