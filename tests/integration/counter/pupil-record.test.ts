import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { issueSlip } from '@/lib/accounts/issue-slip';
import { formatDate } from '@/lib/domain/dates';
import { listClassNames } from '@/lib/overview/class-names';
import { openPupil } from '@/lib/overview/pupil';
import { listPupils } from '@/lib/overview/pupils';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild } from '@/tests/support/given';
import { givenPupil, givenSchool, onlySlip, slipForm } from '@/tests/support/slips';
import { refusalOf, tracesOf } from '@/tests/support/traces';

test('a look at a pupil is recorded; a pupil elsewhere is answered as one that does not exist', async () => {
  const [school, other] = [await givenSchool(), await givenSchool()];
  const { childId } = await givenPupil(school, { groupName: '2 «Б»' });
  const traces = await tracesOf(async () => {
    expect(await openPupil(school.actor, childId)).toMatchObject({
      groupName: '2 «Б»',
      ofAge: false,
      status: null,
    });
  });
  expect(traces.audit).toMatchObject([
    { event: 'pupil_viewed', by: school.actor.accountId, institutionId: school.institutionId, childId },
  ]);
  const strange = await refusalOf(openPupil(other.actor, childId));
  expect(strange).toEqual(await refusalOf(openPupil(other.actor, randomUUID())));
  expect(strange.code).toBe('not_found');
});

test('a look at a page of the list is recorded with how many it showed, never whom', async () => {
  const school = await givenSchool();
  for (const groupName of ['1 «А»', '1 «Б»']) await givenPupil(school, { groupName });
  const page = { name: '', access: null, after: null };
  const traces = await tracesOf(() => listPupils(school.actor, page));
  expect(traces.audit).toEqual([
    {
      event: 'pupils_listed',
      by: school.actor.accountId,
      role: 'login_issuer',
      institutionId: school.institutionId,
      subject: ['account', school.actor.accountId],
      childId: null,
      details: { count: 2 },
    },
  ]);
});

test('the list tells of each family where it stands with its slip', async () => {
  const school = await givenSchool();
  const { childId, parentId } = await givenPupil(school);
  const line = async () => {
    const { rows } = await listPupils(school.actor, { name: '', access: null, after: null });
    return rows.map(({ access, slip }) => [access, slip]);
  };
  expect(await line()).toEqual([['none', '']]);
  const { accountId } = await onlySlip(await issueSlip(school.actor, childId, parentId, slipForm()));
  const [madeOn, lastDay] = [formatDate(today()), formatDate(today().add({ days: 60 }))];
  expect(await line()).toEqual([['issued', `листок выдан ${madeOn}, действует до ${lastDay}`]]);
  const later = new Date(now().getTime() + 62 * 86_400_000);
  setClock(() => later);
  expect(await line()).toEqual([['issued', `листок от ${madeOn} истёк`]]);
  await database().account.update({ where: { id: accountId }, data: { lastSignInAt: now() } });
  expect(await line()).toEqual([['signed_in', '']]);
});

test('classes are offered as they were named, each once, 2 before 10', async () => {
  const school = await givenSchool();
  const { municipalityId, institutionId } = school;
  for (const groupName of ['10 «А»', '2 «Б»', '2 «Б»']) {
    await givenChild({ municipalityId, institutionId, groupName });
  }
  await givenPupil(await givenSchool(), { groupName: '1 «В»' });
  expect(await listClassNames(school.actor)).toEqual(['2 «Б»', '10 «А»']);
});
