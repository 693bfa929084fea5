import type { FamilyActor } from '@/lib/access/actor';
import { childrenOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { isAwaited, type ChildSituation } from '@/lib/domain/child-situation';
import { applicantDetailsComplete, childDetailsComplete } from '@/lib/domain/completeness';
import { ageOn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict, documentFitsAge, passportAge } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { nextStep } from '@/lib/domain/next-step';
import { taskList } from '@/lib/domain/task-list';
import { scanTroubleOf } from '@/lib/domain/scan-files';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const childShape = (actor: FamilyActor) =>
  ({
    personId: true,
    municipalityId: true,
    institutionId: true,
    unattached: true,
    person: {
      select: {
        surname: true,
        givenName: true,
        patronymic: true,
        birthDate: true,
        addressSealed: true,
        documents: {
          where: { supersededAt: null },
          orderBy: { createdAt: 'desc' },
          select: { kind: true, scan: { select: { status: true, fault: true } } },
        },
      },
    },
    applications: {
      orderBy: { createdAt: 'desc' },
      take: 1,
      select: { id: true, status: true, applicantId: true },
    },
    certificates: {
      orderBy: { createdAt: 'desc' },
      take: 1,
      select: { id: true, status: true, number: true },
    },
    twinOf: {
      where: { personId: actor.personId, status: 'waiting' as const },
      select: { id: true },
      take: 1,
    },
  }) as const satisfies Prisma.ChildSelect;

/** Every child of the family with where it stands and the one next step, the eldest first. */
export async function listChildrenWithSteps(actor: FamilyActor) {
  const [applicantComplete, children] = await Promise.all([
    applicantIsComplete(actor),
    database().child.findMany({
      where: childrenOf(actor),
      orderBy: [{ person: { birthDate: 'asc' } }, { personId: 'asc' }],
      select: childShape(actor),
    }),
  ]);
  return children.flatMap((child) => {
    const { person } = child;
    if (!person.birthDate) return [];
    const birthDate = plainDate(person.birthDate);
    const situation = situationOf(actor, child, birthDate, applicantComplete);
    return {
      id: child.personId,
      name: fullName(person),
      givenName: person.givenName,
      birthDate,
      applicationId: child.applications[0]?.id ?? null,
      certificateId: child.certificates[0]?.id ?? null,
      certificateNumber: child.certificates[0]?.number ?? null,
      step: nextStep(situation),
      tasks: taskList(situation),
      awaited: isAwaited(situation),
    };
  });
}

export type ChildWithStep = Awaited<ReturnType<typeof listChildrenWithSteps>>[number];

/** Children for whom the family has something to do now: first what can be done at once, then what needs a visit. */
export async function listWaitingSteps(actor: FamilyActor): Promise<ChildWithStep[]> {
  return waitingOf(await listChildrenWithSteps(actor));
}

export function waitingOf(children: readonly ChildWithStep[]): ChildWithStep[] {
  const waiting = children.filter(({ step }) => step.action !== null && step.tone === 'attention');
  return [...waiting.filter((child) => !isVisit(child)), ...waiting.filter(isVisit)];
}

function isVisit({ step: { action } }: ChildWithStep): boolean {
  return action?.kind === 'bring_papers';
}

/** One child of the family with its next step; a stranger's child is a missing one. */
export async function getChildWithStep(actor: FamilyActor, childId: string): Promise<ChildWithStep> {
  const children = await listChildrenWithSteps(actor);
  return found(children.find(({ id }) => id === childId));
}

async function applicantIsComplete(actor: FamilyActor): Promise<boolean> {
  const person = await database().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      addressSealed: true,
      phoneSealed: true,
      documents: { where: { supersededAt: null }, select: { id: true }, take: 1 },
    },
  });
  const facts = {
    document: person.documents.length > 0,
    address: person.addressSealed !== null,
    phone: person.phoneSealed !== null,
  };
  return applicantDetailsComplete(facts, actor.role === 'child');
}

type DocumentRow = {
  kind: Parameters<typeof documentFitsAge>[0];
  scan: Parameters<typeof scanTroubleOf>[0] | null;
};

type ChildRow = {
  municipalityId: string | null;
  institutionId: string | null;
  unattached: boolean;
  person: { addressSealed: Uint8Array | null; documents: DocumentRow[] };
  applications: { status: NonNullable<ChildSituation['applicationStatus']>; applicantId: string }[];
  certificates: { status: NonNullable<ChildSituation['certificateStatus']> }[];
  twinOf: unknown[];
};

/** A document whose scan nobody will see does not count: `documentsThatCount` says the same to a query. */
function documentState(
  documents: readonly DocumentRow[],
  birthDate: PlainDate,
): Pick<ChildSituation, 'hasDocument' | 'scanTrouble'> {
  const troubles = documents
    .filter(({ kind }) => documentFitsAge(kind, birthDate, today()))
    .map(({ scan }) => scan && scanTroubleOf(scan));
  const hasDocument = troubles.includes(null);
  return { hasDocument, scanTrouble: hasDocument ? null : (troubles[0] ?? null) };
}

function situationOf(
  actor: FamilyActor,
  child: ChildRow,
  birthDate: PlainDate,
  applicantComplete: boolean,
): ChildSituation {
  const [application] = child.applications;
  const [certificate] = child.certificates;
  const isOneself = actor.role === 'child';
  return {
    age: ageVerdict(birthDate, today()),
    ...documentState(child.person.documents, birthDate),
    // A child who applies gives everything in one form: the telephone belongs to it
    childDetailsComplete:
      (!isOneself || applicantComplete) &&
      childDetailsComplete({
        address: child.person.addressSealed !== null,
        municipality: child.municipalityId !== null,
        institution: child.institutionId !== null,
        unattached: child.unattached,
      }),
    applicantDetailsComplete: isOneself || applicantComplete,
    applicationStatus: application?.status ?? null,
    certificateStatus: certificate
      ? effectiveCertificateStatus(certificate.status, birthDate, today())
      : null,
    mayApply: actor.role === 'parent' || ageOn(birthDate, today()) >= passportAge,
    someoneElsesApplication: application !== undefined && application.applicantId !== actor.personId,
    waitsForLink: child.twinOf.length > 0,
    isOneself,
  };
}
