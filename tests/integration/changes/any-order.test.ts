import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { canAct, certificateStatuses, certificateTransitions } from '@/lib/domain/certificate-status';
import type { CertificateAction, CertificateStatus } from '@/lib/domain/certificate-status';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { database } from '@/lib/platform/database';
import { actions, everybody, givenWorld, type Staff, type World } from '@/tests/support/any-order';
import { givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenTown } from '@/tests/support/town';

let staff: Staff;

beforeAll(async () => {
  const [home, far] = [await givenTown(), await givenTown()];
  staff = {
    home,
    far,
    operator: home.operator.actor,
    far_operator: far.operator.actor,
    municipal_admin: (await givenStaff({ role: 'municipal_admin', municipalityId: home.municipalityId }))
      .actor,
    regional_admin: (await givenStaff({ role: 'regional_admin' })).actor,
  };
  await openConnections();
});

/** Mostly what the moment allows by somebody whose business it is, so that the walk gets somewhere; now and then anything by anybody. */
const evenly = fc.noBias(fc.nat(9999));
const command = fc.record({ wild: evenly.map((n) => n % 4 === 0), action: evenly, who: evenly });

/** One command, or two at the same moment. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(command) },
  { weight: 2, arbitrary: fc.tuple(command, command) },
);

type Wish = { wild: boolean; action: number; who: number };

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

/** What the wish comes to at this moment. An end is wished for less often than what goes on. */
async function commandOf(world: World, wish: Wish): Promise<Command> {
  const latest = await latestOf(world);
  const status = latest?.status ?? null;
  const open = actions.filter(({ name }) => isOpen(name, status));
  const going = open.filter(({ name }) => name !== 'terminate' && name !== 'withdraw_consent');
  const action = wish.wild ? pick(actions, wish.action) : pick([...going, ...going, ...open], wish.action);
  const near = latest?.municipalityId === staff.home.municipalityId;
  const competent = action.by.filter((who) => who !== (near ? 'far_operator' : 'operator'));
  return { name: action.name, who: pick(wish.wild ? everybody : competent, wish.who) };
}

function isOpen(name: string, status: CertificateStatus | null): boolean {
  const live = status !== null && certificateStatuses[status].live;
  if (name === 'issue') return !live;
  if (name === 'move') return live;
  const transitions: Readonly<Record<string, { from: readonly CertificateStatus[] }>> =
    certificateTransitions;
  return status !== null && (transitions[name]?.from.includes(status) ?? false);
}

function latestOf({ childId }: World) {
  return database().certificate.findFirst({
    where: { childId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true, municipalityId: true },
  });
}

type Command = { name: string; who: (typeof everybody)[number] };

/** A verb does its work or refuses in words. Anything else, a broken rule of the base included, is a fault. */
async function attempt(world: World, { name, who }: Command): Promise<void> {
  const action = actions.find((one) => one.name === name);
  const latest = await latestOf(world);
  try {
    await action?.run({ world, actor: world.actors[who], certificateId: latest?.id ?? world.childId });
  } catch (error) {
    const nothingYet = latest === null && error instanceof Error && error.message.includes('No record');
    if (!(error instanceof Refusal) && !nothingYet) throw error;
  }
}

/** Every step that any run has taken: a walk that never gets anywhere would prove nothing. */
const seen = new Set<string>();

async function refuseDisorder({ childId }: World): Promise<void> {
  const certificates = await database().certificate.findMany({
    where: { childId },
    orderBy: { createdAt: 'asc' },
    include: { statusChanges: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }, fundingYears: true },
  });
  expect(certificates.filter(({ status }) => certificateStatuses[status].live).length).toBeLessThanOrEqual(1);
  if (certificates.length > 1) seen.add('another number');
  const numbers = certificates.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(await database().certificateNumber.count({ where: { number: { in: numbers } } })).toBe(
    numbers.length,
  );
  for (const { id, status, statusChanges } of certificates) {
    let before: CertificateStatus | null = null;
    for (const { fromStatus, toStatus, byRole, byAccountId } of statusChanges) {
      expect(fromStatus).toBe(before);
      expect(
        fromStatus === null ? toStatus === 'not_activated' : isLawful(fromStatus, toStatus, byRole),
      ).toBe(true);
      expect(byAccountId).not.toBeNull();
      seen.add(`${fromStatus} ${toStatus}`);
      before = toStatus;
    }
    expect(before).toBe(status);
    await refuseUnrecorded(id, statusChanges);
  }
}

/** Some action of the table leads from the one to the other and is this role's (where the row names it). */
function isLawful(from: CertificateStatus, to: CertificateStatus, role: Role | null): boolean {
  return (Object.keys(certificateTransitions) as CertificateAction[]).some(
    (action) =>
      certificateTransitions[action].to === to &&
      (certificateTransitions[action].from as readonly CertificateStatus[]).includes(from) &&
      (role === null || canAct(action, from, role)),
  );
}

type Change = {
  fromStatus: CertificateStatus | null;
  toStatus: CertificateStatus;
  byAccountId: string | null;
  institutionId: string | null;
};

const recorded = [
  ['certificate_activated', 'not_activated', 'active'],
  ['activation_undone', 'active', 'not_activated'],
  ['certificate_suspended', 'active', 'suspended'],
  ['certificate_restored', 'suspended', 'active'],
] as const;

/** No activation and no undoing of one without its entry in the audit, by the same hand at the same place. */
async function refuseUnrecorded(certificateId: string, changes: readonly Change[]): Promise<void> {
  const entries = await database().auditEntry.findMany({
    where: {
      event: { in: recorded.map(([event]) => event) },
      subjectKind: 'certificate',
      subjectId: certificateId,
    },
    orderBy: { id: 'asc' },
    select: { event: true, accountId: true, institutionId: true },
  });
  const steps = changes.flatMap(({ fromStatus, toStatus, byAccountId, institutionId }) => {
    const known = recorded.find(([, from, to]) => from === fromStatus && to === toStatus);
    return known ? [{ event: known[0], accountId: byAccountId, institutionId }] : [];
  });
  expect(entries).toEqual(steps);
}

test('any order of any actions by anybody keeps to the table, one at a time and two at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 12 }), async (steps) => {
      const world = await givenWorld(staff);
      // The first number, so that the walk begins where there is something to do.
      await attempt(world, { name: 'issue', who: 'parent' });
      for (const wishes of steps) {
        const commands = await Promise.all(wishes.map((wish: Wish) => commandOf(world, wish)));
        const done = await Promise.allSettled(commands.map((one) => attempt(world, one)));
        for (const one of done) if (one.status === 'rejected') throw one.reason;
        await refuseDisorder(world);
      }
    }),
    { numRuns: 8, seed: 20_261_121, endOnFailure: true },
  );
  expect(seen.size).toBeGreaterThan(8);
}, 120_000);
