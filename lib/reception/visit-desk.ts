import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { findActivationObstacle } from '@/lib/certificates/activation-obstacle';
import { listPapersToBring } from '@/lib/certificates/bringing';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { ageVerdict } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { recordAudits } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { findHolder, holderSentence } from '@/lib/reservations/holder';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { settingsOn } from '@/lib/settings/settings-on';

const visitShape = {
  id: true,
  applicantId: true,
  institution: { select: { municipalityId: true } },
  applicant: {
    select: { surname: true, givenName: true, patronymic: true, child: { select: { personId: true } } },
  },
  applications: {
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      status: true,
      childId: true,
      child: {
        select: {
          person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
        },
      },
      certificate: {
        select: {
          id: true,
          number: true,
          status: true,
          papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
        },
      },
    },
  },
} as const satisfies Prisma.FamilyVisitSelect;

/**
 * A visit exists for whom each of its children exists: the operators of the municipality go on where a colleague left off.
 * A child that has moved away since takes the whole visit with it.
 */
export function visitsOf(actor: OperatorActor): Prisma.FamilyVisitWhereInput {
  return { applications: { some: {}, every: { child: childrenOf(actor) } } };
}

/** The visit with what is left to do for each child; the look is recorded. */
export async function openVisit(actor: OperatorActor, visitId: string) {
  requirePermission(actor, 'family.receive');
  const visit = await inTransaction(async (tx) => {
    const row = await loadVisit(tx, actor, visitId);
    await recordAudits(
      tx,
      actor,
      row.applications.map(({ id, childId, certificate }) => ({
        event: 'certificate_viewed',
        subject: certificate ? ['certificate', certificate.id] : ['application', id],
        childId,
      })),
    );
    return row;
  });
  const children = [];
  for (const application of visit.applications) children.push(await describeCase(actor, application));
  return {
    id: visit.id,
    applicantId: visit.applicantId,
    applicantName: fullName(visit.applicant),
    /** A child of 14 or older applies alone: one document serves for both. */
    childApplies: visit.applications.some(({ childId }) => childId === visit.applicantId),
    acceptsCopies: (await settingsOn(database(), visit.institution.municipalityId)).acceptsCopies,
    children,
  };
}

export type Visit = Awaited<ReturnType<typeof openVisit>>;
export type VisitCase = Visit['children'][number];

async function loadVisit(tx: Transaction, actor: OperatorActor, visitId: string) {
  return found(
    await tx.familyVisit.findFirst({
      where: { AND: [{ id: visitId }, visitsOf(actor)] },
      select: visitShape,
    }),
  );
}

type ApplicationRow = Prisma.FamilyVisitGetPayload<{ select: typeof visitShape }>['applications'][number];

async function describeCase(actor: OperatorActor, row: ApplicationRow) {
  const { certificate, child } = row;
  const birthDate = plainDate(found(child.person.birthDate));
  const facts = {
    childId: row.childId,
    name: fullName(child.person),
    birthDate,
    applicationNumber: row.number,
  };
  if (!certificate) return { ...facts, certificate: null, left: withoutNumber(row, birthDate) };
  const status = effectiveCertificateStatus(certificate.status, birthDate, today());
  const obstacle =
    status === 'active'
      ? null
      : ((await findActivationObstacle(database(), actor, certificate.id)) ??
        (await describeHolder(actor, certificate.id)));
  return {
    ...facts,
    certificate: {
      id: certificate.id,
      number: certificate.number,
      status,
      paperId: certificate.papers[0]?.id ?? '',
      papers: await listPapersToBring(database(), certificate.id),
    },
    /** Why it cannot be activated today; null where only the papers have to be checked, or nothing is left. */
    left: obstacle,
  };
}

async function describeHolder(actor: OperatorActor, certificateId: string): Promise<string | null> {
  const holder = await findHolder(database(), actor, certificateId);
  return holder && `${holderSentence(holder)} Если продолжаете Вы, откройте запись и заберите её себе.`;
}

function withoutNumber({ status }: ApplicationRow, birthDate: Parameters<typeof ageVerdict>[0]): string {
  const age = ageVerdict(birthDate, today());
  if (status === 'confirmed' && age.kind === 'too_young') {
    return `Сертификат выдаётся с 5 лет. Заявка принята: с ${formatDate(age.opensOn)} семья получит номер в кабинете одной кнопкой или у Вас.`;
  }
  return status === 'confirmed' ? 'Заявка принята, сертификат ещё не получен.' : 'Заявка закрыта.';
}
