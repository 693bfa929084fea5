import { randomInt } from 'node:crypto';
import { certificateNumber } from '@/lib/domain/certificate-number';
import { noteApplication } from './family-applications';
import { addHistory } from './family-history';
import type { Kid, Parent } from './family-members';
import type { FamilyPlan } from './family-plan';
import { groupOf, type CertificateRow } from './making';
import { applicationRow, certificateRow, confirmationRow } from './rows/certificates';
import { regionRow } from './rows/places';
import type { CertificateStory } from './stories';
import { instant } from './when';
import type { Town, World } from './world';

type Wanted = { stories: readonly CertificateStory[]; number: string | undefined };

/** The certificates of a child, oldest first; each later one knows the one before. */
export function addCertificates(
  world: World,
  plan: FamilyPlan,
  applicant: Parent,
  kid: Kid,
  { stories, number }: Wanted,
): void {
  let previous: string | null = null;
  for (const story of stories) {
    const certificate = makeCertificate(world, plan, applicant, kid, story, { number, previous });
    addHistory({ world, plan, applicant, kid, story, certificate });
    previous = certificate.id;
  }
}

function makeCertificate(
  world: World,
  plan: FamilyPlan,
  applicant: Parent,
  kid: Kid,
  story: CertificateStory,
  { number: wanted, previous }: { number: string | undefined; previous: string | null },
): CertificateRow {
  const { ledger } = world;
  if (!kid.document) throw new Error('A certificate stands on a document');
  const createdAt = receivedAt(plan, story);
  const application = addApplicationBefore(world, plan, applicant, kid, createdAt, story);
  const number = wanted ?? drawNumber(world, plan.town);
  const certificate = certificateRow({
    number,
    childId: kid.personId,
    birthDate: kid.birthDate,
    municipalityId: plan.town.row.id,
    applicationId: application.id,
    groupId: groupOf(plan, kid, story).id,
    documentId: kid.document.id,
    status: story.status,
    createdAt,
    chosenInstitutionId: plan.n % 2 === 0 ? plan.town.desk.id : null,
    activation: story.activated && {
      at: instant(story.activated, '11:25'),
      byId: kid.operator.accountId,
      institutionId: kid.operator.institutionId,
    },
    terminationReason: story.reason,
    previousCertificateId: previous,
  });
  ledger.certificateNumber.push({ number, municipalityId: plan.town.row.id, givenAt: createdAt });
  ledger.certificate.push(certificate);
  ledger.paper.push({ certificateId: certificate.id, madeAt: createdAt });
  return certificate;
}

/** In person everything happens in one visit. */
function receivedAt(plan: FamilyPlan, story: CertificateStory): Date {
  if (plan.channel === 'counter' && story.activated) return instant(story.activated, '11:10');
  return instant(story.received, `10:${10 + (plan.n % 45)}`);
}

function addApplicationBefore(
  { ledger }: World,
  plan: FamilyPlan,
  applicant: Parent,
  kid: Kid,
  received: Date,
  story: CertificateStory,
) {
  const online = plan.channel === 'online';
  const filed = online ? instant(story.received.subtract({ days: 1 }), '18:41:07') : received;
  const application = applicationRow({
    childId: kid.personId,
    applicantId: applicant.personId,
    status: 'certificate_issued',
    email: applicant.email,
    createdAt: filed,
    confirmedAt: online ? instant(story.received.subtract({ days: 1 }), '19:05') : received,
    closedAt: received,
  });
  ledger.application.push(application);
  if (applicant.email) {
    const link = { applicationId: application.id, email: applicant.email, createdAt: filed };
    ledger.emailConfirmation.push(confirmationRow({ ...link, usedAt: application.confirmedAt }));
  }
  noteApplication(ledger, applicant, kid, application);
  return application;
}

function drawNumber({ ledger }: World, town: Town): string {
  for (;;) {
    const number = certificateNumber(regionRow.code, town.row.code, randomInt(1_000_000));
    // The first hundred of every municipality are kept for numbers shown to people.
    if (!/0000\d\d$/.test(number) && ledger.certificateNumber.every((given) => given.number !== number))
      return number;
  }
}
