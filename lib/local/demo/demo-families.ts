import { randomUUID } from 'node:crypto';
import { addFamily, type Family } from './families';
import { inventedFamily } from './invented-people';
import { note } from './journal';
import { daysAgo, instant } from './when';
import type { World } from './world';

/** The number shown in leaflets, of a child in Киселёвск. */
const leafletNumber = '4207000002';

/** The families of the demo accounts. */
export function addDemoFamilies(world: World): void {
  const { novokuznetsk, kiselyovsk } = world.towns;
  const born = (years: number, days: number) => daysAgo(0).subtract({ years, days });
  addFamily(world, {
    n: 1,
    town: novokuznetsk,
    channel: 'online',
    login: 'demo-parent',
    withoutEmail: true,
    children: [
      { birthDate: born(8, 97), stage: 'entered' },
      { birthDate: born(15, 161), stage: 'entered' },
    ],
  });
  addFamily(world, {
    n: 2,
    town: novokuznetsk,
    channel: 'online',
    login: 'demo-parent-2',
    children: [
      { birthDate: daysAgo(-12).subtract({ years: 5 }), stage: 'document' },
      { birthDate: born(10, 140), stage: 'active' },
    ],
  });
  addFamily(world, {
    n: 3,
    town: novokuznetsk,
    channel: 'school_only',
    children: [{ birthDate: born(15, 75), stage: 'entered', login: 'demo-child' }],
  });
  addFamily(world, {
    n: 4,
    town: novokuznetsk,
    channel: 'online',
    login: 'demo-first',
    mustChangePassword: true,
    withoutEmail: true,
    children: [{ birthDate: born(9, 203), stage: 'entered' }],
  });
  addFamily(world, {
    n: 5,
    town: kiselyovsk,
    channel: 'online',
    children: [{ birthDate: born(11, 88), stage: 'active', certificateNumber: leafletNumber }],
  });
  addLookalikes(world);
}

/** One girl typed twice, by her mother and by her guardian, one letter apart: an operator has to compare them. */
function addLookalikes(world: World): void {
  const { ledger } = world;
  const name = { surname: inventedFamily(6).mother.surname, patronymic: 'Денисовна' };
  const shared = { town: world.towns.novokuznetsk, channel: 'online', enteredByFamily: true } as const;
  const birthDate = daysAgo(0).subtract({ years: 9, days: 45 });
  const girl = (givenName: string, stage: 'active' | 'fresh') => ({
    birthDate,
    stage,
    name: { ...name, givenName },
  });
  const first = addFamily(world, { ...shared, n: 6, children: [girl('София', 'active')] });
  const second = addFamily(world, {
    ...shared,
    n: 7,
    ground: 'guardian',
    children: [girl('Софья', 'fresh')],
  });
  const [childAId, childBId] = [childOf(first), childOf(second)].toSorted();
  if (!childAId || !childBId) throw new Error('Two children make a pair');
  const id = randomUUID();
  const createdAt = instant(daysAgo(1), '10:15');
  ledger.duplicateSuspicion.push({
    id,
    childAId,
    childBId,
    alike: ['name_with_slip', 'birth_date'],
    createdAt,
  });
  const subject = ['duplicate_suspicion', id] as const;
  note(ledger, createdAt, null, { event: 'duplicate_suspected', subject, childId: childOf(second) });
  ledger.linkRequest.push({
    id: randomUUID(),
    personId: second.parent.personId,
    childId: childOf(first),
    ground: 'guardian',
    createdAt: instant(daysAgo(1), '10:40'),
  });
}

function childOf({ kids }: Family): string {
  const [kid] = kids;
  if (!kid) throw new Error('A family has a child');
  return kid.personId;
}
