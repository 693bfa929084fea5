import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { findActivationObstacle } from '@/lib/certificates/activation-obstacle';
import { decideDuplicate, decideDuplicateFields } from '@/lib/duplicates/decide-duplicate';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord, givenSuspicion, type GivenRecord } from '@/tests/support/register';
import { noTraces, refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const different = { decision: 'different_children', comment: 'Разные свидетельства, близнецы' } as const;
const same = { decision: 'same_child', comment: 'Одно свидетельство, опечатка в отчестве' } as const;

let here: string;
let there: string;
let operator: OperatorActor;
let region: Actor;
let first: GivenRecord;
let second: GivenRecord;
let suspicionId: string;

beforeAll(async () => {
  here = (await givenMunicipality()).id;
  there = (await givenMunicipality()).id;
  operator = (await givenStaff({ role: 'operator', municipalityId: here })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

beforeEach(async () => {
  first = await givenRecord({ municipalityId: here });
  second = await givenRecord({ municipalityId: here });
  suspicionId = await givenSuspicion(first.childId, second.childId);
});

function stored() {
  return database().duplicateSuspicion.findUniqueOrThrow({ where: { id: suspicionId } });
}

describe('a decision', () => {
  test('different children: recorded for both, and activation is free', async () => {
    expect(await findActivationObstacle(database(), operator, first.certificateId)).toContain(
      'похожий ребёнок',
    );
    const traces = await tracesOf(() => decideDuplicate(operator, suspicionId, different));
    expect(await stored()).toMatchObject({ ...different, decidedById: operator.accountId });
    const entry = {
      event: 'duplicate_decided',
      by: operator.accountId,
      role: 'operator',
      institutionId: operator.institutionId,
      subject: ['duplicate_suspicion', suspicionId],
      details: { decision: 'different_children' },
    };
    const children = [first.childId, second.childId].sort();
    expect(traces).toEqual({ ...noTraces, audit: children.map((childId) => ({ ...entry, childId })) });
    expect(await findActivationObstacle(database(), operator, first.certificateId)).toBeNull();
  });

  test('one child: activation stays refused', async () => {
    await decideDuplicate(operator, suspicionId, same);
    expect(await findActivationObstacle(database(), operator, second.certificateId)).toContain(
      'одним ребёнком',
    );
  });

  test('is made once: the second is told what was decided, when and by whom', async () => {
    await decideDuplicate(operator, suspicionId, different);
    const colleague = await givenStaff({ role: 'operator', institutionId: operator.institutionId });
    const refused = await refusedWithoutTrace(() => decideDuplicate(colleague.actor, suspicionId, same));
    expect(refused.code).toBe('conflict');
    expect(refused.sentence).toContain('«Это разные дети»');
    expect(refused.sentence).toContain(operator.name);
    expect(refused.sentence).toMatch(/\d\d\.\d\d\.\d{4} \d\d:\d\d/);
  });

  test('a second click is no second decision', async () => {
    await decideDuplicate(operator, suspicionId, different);
    expect(await tracesOf(() => decideDuplicate(operator, suspicionId, different))).toEqual(noTraces);
    expect(await refusalOf(decideDuplicate(operator, suspicionId, same))).toMatchObject({ code: 'conflict' });
  });

  test('of ten who decide at once one is heard', async () => {
    const deciders = await Promise.all(
      Array.from({ length: 10 }, () =>
        givenStaff({ role: 'operator', institutionId: operator.institutionId }),
      ),
    );
    const { audit } = await tracesOf(async () => {
      const answers = await Promise.allSettled(
        deciders.map(({ actor }, at) => decideDuplicate(actor, suspicionId, at % 2 ? same : different)),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
      }
    });
    expect(audit).toHaveLength(2);
    const { decision, decidedById } = await stored();
    expect(audit.map(({ by, details }) => [by, details])).toEqual([
      [decidedById, { decision }],
      [decidedById, { decision }],
    ]);
  });
});

describe('who may decide', () => {
  test('an operator only where both children are theirs to see', async () => {
    const stranger = await givenRecord({ municipalityId: there });
    const across = await givenSuspicion(first.childId, stranger.childId);
    const missing = '01990000-0000-7000-8000-000000000000';
    const foreign = await givenStaff({ role: 'operator', municipalityId: there });
    const refusals = [
      await refusedWithoutTrace(() => decideDuplicate(operator, across, same)),
      await refusedWithoutTrace(() => decideDuplicate(foreign.actor, across, same)),
      await refusedWithoutTrace(() => decideDuplicate(foreign.actor, suspicionId, same)),
      await refusedWithoutTrace(() => decideDuplicate(operator, missing, same)),
    ];
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]?.code).toBe('not_found');
  });

  test('an institution for its own pupils only about two of them', async () => {
    const school = await givenInstitution({ municipalityId: here, kind: 'school', accepts: 'own_pupils' });
    const { actor } = await givenStaff({ role: 'operator', institutionId: school.id });
    const pupils = [
      await givenRecord({ municipalityId: here, institutionId: school.id }),
      await givenRecord({ municipalityId: here, institutionId: school.id }),
    ] as const;
    const mixed = await givenSuspicion(pupils[0].childId, first.childId);
    expect(await refusalOf(decideDuplicate(actor, mixed, different))).toMatchObject({ code: 'not_found' });
    const own = await givenSuspicion(pupils[0].childId, pupils[1].childId);
    await decideDuplicate(actor, own, different);
  });

  test('the regional admin everywhere', async () => {
    const stranger = await givenRecord({ municipalityId: there });
    const across = await givenSuspicion(first.childId, stranger.childId);
    await decideDuplicate(region, across, same);
    await decideDuplicate(region, suspicionId, different);
  });

  test('nobody else', async () => {
    const municipal = await givenStaff({ role: 'municipal_admin', municipalityId: here });
    const issuer = await givenStaff({ role: 'login_issuer', municipalityId: here });
    for (const actor of [municipal.actor, issuer.actor, first.parent.actor]) {
      const refused = await refusedWithoutTrace(() => decideDuplicate(actor, suspicionId, same));
      expect(refused.code).toBe('forbidden');
    }
  });
});

test('decision and comment are both asked for', () => {
  const { error } = decideDuplicateFields.safeParse({ decision: 'maybe', comment: '  ' });
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['decision', 'comment']);
});
