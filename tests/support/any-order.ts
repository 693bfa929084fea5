import type { Actor, FamilyActor } from '@/lib/access/actor';
import { fileApplication } from '@/lib/applications/file-application';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import { undoActivation } from '@/lib/certificates/changes/undo-activation';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { formatDate } from '@/lib/domain/dates';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import { courtPaper, read, statusInput } from '@/tests/support/changes';
import { givenChildAccount } from '@/tests/support/given';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { papers, type Town } from '@/tests/support/town';

export const everybody = [
  'parent',
  'child',
  'operator',
  'far_operator',
  'municipal_admin',
  'regional_admin',
] as const;

export type Who = (typeof everybody)[number];

/** Who stays the same from one family to the next. */
export type Staff = Record<Exclude<Who, 'parent' | 'child'>, Actor> & { home: Town; far: Town };

export type World = {
  actors: Record<Who, Actor>;
  towns: readonly [Town, Town];
  childId: string;
  email: string;
  chosen: { groupId: string; documentId: string };
};

/** A child of 15 with a sign-in of their own and a parent, one press away from the first number. */
export async function givenWorld(staff: Staff): Promise<World> {
  const { home, far, ...actors } = staff;
  const family = await givenConfirmedFamily({
    municipalityId: home.municipalityId,
    groupId: home.group.id,
    age: 15,
  });
  const account = await givenChildAccount(family.childId);
  // Both have confirmed this address before: an application of theirs waits for no letter.
  await database().person.updateMany({
    where: { id: { in: [family.personId, family.childId] } },
    data: { email: family.email, emailConfirmedAt: now() },
  });
  return {
    actors: { ...actors, parent: family.actor, child: account.actor },
    towns: [home, far],
    childId: family.childId,
    email: family.email ?? '',
    chosen: family.chosen,
  };
}

type Asked = { world: World; actor: Actor; certificateId: string };

type Action = {
  name: string;
  /** Who does it in earnest; everybody tries it now and then. */
  by: readonly Who[];
  run: (asked: Asked) => Promise<unknown>;
};

const staff = ['operator', 'far_operator', 'municipal_admin', 'regional_admin'] as const;

/** A family's verb asked by whoever it may be: the verb has to refuse by itself. */
function asFamily(actor: Actor): FamilyActor {
  return actor as FamilyActor;
}

/** Everything that may happen to a certificate, each by the verb that does it; a new verb is one more line. */
export const actions: readonly Action[] = [
  { name: 'issue', by: ['parent', 'child'], run: issueAnew },
  { name: 'activate', by: ['operator', 'far_operator'], run: activateAsItStands },
  {
    name: 'undo_activation',
    by: ['operator', 'far_operator'],
    run: ({ actor, certificateId }) => undoActivation(actor, certificateId, { reason: 'undo_pressed' }),
  },
  { name: 'return_for_correction', by: ['operator', 'far_operator'], run: returnForCorrection },
  { name: 'mend', by: ['parent', 'operator', 'far_operator'], run: mend },
  {
    name: 'suspend',
    by: staff,
    run: ({ actor, certificateId }) =>
      changeStatus(actor, certificateId, 'suspend', statusInput('suspend_rules', courtPaper())),
  },
  {
    name: 'restore',
    by: staff,
    run: ({ actor, certificateId }) =>
      changeStatus(actor, certificateId, 'restore', statusInput('restore_cause_gone')),
  },
  {
    name: 'terminate',
    by: staff,
    run: ({ actor, certificateId }) =>
      changeStatus(actor, certificateId, 'terminate', statusInput('mistake_or_duplicate')),
  },
  {
    name: 'withdraw_consent',
    by: ['parent', 'child'],
    run: ({ world, actor }) => withdrawConsent(asFamily(actor), world.childId),
  },
  { name: 'move', by: staff, run: move },
];

async function issueAnew({ world, actor }: Asked): Promise<void> {
  const family = asFamily(actor);
  const applicationId = await fileApplication(family, world.childId, world.email);
  const { municipalityId } = await database().child.findUniqueOrThrow({
    where: { personId: world.childId },
    select: { municipalityId: true },
  });
  const group = world.towns.find((town) => town.municipalityId === municipalityId)?.group;
  await issueCertificate(family, applicationId, {
    ...world.chosen,
    groupId: group?.id ?? world.chosen.groupId,
  });
}

/** The step as the counter takes it. */
async function returnForCorrection({ actor, certificateId }: Asked): Promise<void> {
  const paper = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  await returnCertificate(actor, certificateId, {
    paperId: paper.id,
    reasons: ['child_data_differ'],
    remark: null,
  });
}

/** The family has changed something, and the papers are made anew. */
async function mend({ world, actor, certificateId }: Asked): Promise<void> {
  if ((await statusOf(certificateId)) === 'returned') {
    await database().person.update({ where: { id: world.childId }, data: { changedAt: now() } });
  }
  await renewPaper(actor, certificateId);
}

/** A record that has moved has papers of the old place: they are made anew first. */
async function activateAsItStands({ actor, certificateId }: Asked): Promise<void> {
  if ((await statusOf(certificateId)) === 'not_activated') await renewPaper(actor, certificateId);
  await activate(actor, certificateId, papers());
}

async function statusOf(certificateId: string) {
  const row = await database().certificate.findUnique({
    where: { id: certificateId },
    select: { status: true },
  });
  return row?.status;
}

async function move({ world, actor, certificateId }: Asked): Promise<void> {
  const row = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const to = world.towns.find((town) => town.municipalityId !== row.municipalityId);
  await moveCertificate(
    actor,
    certificateId,
    read(moveCertificateFields, {
      municipalityId: to?.municipalityId ?? '',
      groupId: to?.group.id ?? '',
      address: 'ул. Новая, 1',
      reason: 'family_moved',
      groundKind: 'residence_other',
      groundDate: formatDate(today()),
    }),
  );
}
