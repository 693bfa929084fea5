import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { applicationsOf, certificatesOf, childrenOf } from '@/lib/access/scope';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

type Family = { parent: Awaited<ReturnType<typeof givenParent>>; childId: string; certificateId: string };

let here: string;
let there: string;
let school: string;
/** Attends the school of this municipality. */
let pupil: Family;
/** Lives in the same municipality and goes elsewhere. */
let neighbour: Family;
let stranger: Family;

beforeAll(async () => {
  here = (await givenMunicipality()).id;
  there = (await givenMunicipality()).id;
  school = (
    await givenInstitution({
      municipalityId: here,
      kind: 'school',
      accepts: 'own_pupils',
      issuesLogins: true,
    })
  ).id;
  pupil = await givenFamily(here, school);
  neighbour = await givenFamily(here);
  stranger = await givenFamily(there);
});

async function givenFamily(municipalityId: string, institutionId?: string): Promise<Family> {
  const parent = await givenParent();
  const { childId } = await givenChild({ municipalityId, institutionId, parent, age: 15, document: true });
  const { certificateId } = await givenCertificate({ childId });
  return { parent, childId, certificateId };
}

/** Which of the three families the actor's children, certificates and applications belong to; all must agree. */
async function seenBy(actor: Actor): Promise<string[]> {
  const ids = { in: [pupil.childId, neighbour.childId, stranger.childId] };
  const [children, certificates, applications] = await Promise.all([
    database().child.findMany({ where: { AND: [childrenOf(actor), { personId: ids }] } }),
    database().certificate.findMany({ where: { AND: [certificatesOf(actor), { childId: ids }] } }),
    database().application.findMany({ where: { AND: [applicationsOf(actor), { childId: ids }] } }),
  ]);
  const names = new Map([
    [pupil.childId, 'pupil'],
    [neighbour.childId, 'neighbour'],
    [stranger.childId, 'stranger'],
  ]);
  const named = (found: string[]) => found.map((id) => names.get(id) ?? id).sort();
  const seen = named(children.map(({ personId }) => personId));
  expect(named(certificates.map(({ childId }) => childId))).toEqual(seen);
  expect(named(applications.map(({ childId }) => childId))).toEqual(seen);
  return seen;
}

describe('which records exist for', () => {
  test('a parent: their own children', async () => {
    expect(await seenBy(pupil.parent.actor)).toEqual(['pupil']);
  });

  test('a child: itself', async () => {
    const { actor } = await givenChildAccount(neighbour.childId);
    expect(await seenBy(actor)).toEqual(['neighbour']);
  });

  test('an operator who serves everybody: the municipality', async () => {
    const { actor } = await givenStaff({ role: 'operator', municipalityId: here });
    expect(await seenBy(actor)).toEqual(['neighbour', 'pupil']);
  });

  test('an operator of an institution for its own pupils: only those', async () => {
    const { actor } = await givenStaff({ role: 'operator', institutionId: school });
    expect(actor.ownPupilsOnly).toBe(true);
    expect(await seenBy(actor)).toEqual(['pupil']);
  });

  test('a login issuer: the pupils', async () => {
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: school });
    expect(await seenBy(actor)).toEqual(['pupil']);
  });

  test('a municipal administrator: the municipality', async () => {
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: there });
    expect(await seenBy(actor)).toEqual(['stranger']);
  });

  test('a regional administrator: everything', async () => {
    const { actor } = await givenStaff({ role: 'regional_admin' });
    expect(await seenBy(actor)).toEqual(['neighbour', 'pupil', 'stranger']);
  });
});

test('an ended tie hides the child at once, a new one opens it', async () => {
  const second = await givenParent();
  const tie = { guardianId: second.personId, childId: pupil.childId };
  const { id } = await database().guardianship.create({ data: tie });
  expect(await seenBy(second.actor)).toEqual(['pupil']);
  await database().guardianship.update({ where: { id }, data: { endedAt: new Date(), endGround: 'court' } });
  expect(await seenBy(second.actor)).toEqual([]);
  await database().guardianship.create({ data: tie });
  expect(await seenBy(second.actor)).toEqual(['pupil']);
});

test('for staff the municipality of the certificate counts, wherever the child has moved', async () => {
  const moved = await givenFamily(there);
  await database().child.update({ where: { personId: moved.childId }, data: { municipalityId: here } });
  const { actor } = await givenStaff({ role: 'operator', municipalityId: here });
  const mine = { AND: [certificatesOf(actor), { id: moved.certificateId }] };
  expect(await database().certificate.count({ where: mine })).toBe(0);
  const { actor: old } = await givenStaff({ role: 'operator', municipalityId: there });
  const theirs = { AND: [certificatesOf(old), { id: moved.certificateId }] };
  expect(await database().certificate.count({ where: theirs })).toBe(1);
});
