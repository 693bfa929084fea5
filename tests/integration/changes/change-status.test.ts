import { beforeAll, describe, expect, test, vi } from 'vitest';
import { formOf } from '@/app/_server/send-back';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { getCertificateCard } from '@/lib/certificates/card';
import { openRecord } from '@/lib/counter/open-record';
import { database } from '@/lib/platform/database';
import { logForRestore } from '@/lib/platform/log';
import { groundContext } from '@/lib/record-changes/ground-document';
import { unsealText } from '@/lib/platform/encryption';
import { activate } from '@/tests/support/activate';
import { certificateOf, courtPaper, statusInput } from '@/tests/support/changes';
import { givenInstitution, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

vi.mock('@/lib/platform/log', { spy: true });

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

async function givenActive() {
  const family = await givenIssued(town);
  await activate(town.operator.actor, family.certificateId, papers());
  return family;
}

describe('«Приостановить», «Восстановить», «Прекратить»', () => {
  test('status, history with its paper, audit and letter stand together', async () => {
    const { actor, accountId } = town.operator;
    const { certificateId, childId, email } = await givenActive();
    const traces = await tracesOf(() =>
      changeStatus(actor, certificateId, 'suspend', statusInput('suspend_authority', courtPaper())),
    );
    const row = await certificateOf(certificateId);
    expect(row.status).toBe('suspended');
    const last = row.statusChanges.at(-1);
    expect(last).toMatchObject({
      fromStatus: 'active',
      toStatus: 'suspended',
      byAccountId: accountId,
      byRole: 'operator',
      institutionId: town.institution.id,
      reasons: ['suspend_authority'],
      groundDocument: { kind: 'court_decision', childId },
    });
    const ground = last?.groundDocument;
    if (!ground) throw new Error('The step rests on a paper');
    expect(Buffer.from(ground.contentSealed).toString('utf8')).not.toContain('2-101');
    expect(unsealText(groundContext(ground.id), ground.contentSealed)).toContain('2-101/2026');
    expect(traces.audit).toEqual([
      {
        event: 'certificate_suspended',
        by: accountId,
        role: 'operator',
        institutionId: town.institution.id,
        subject: ['certificate', certificateId],
        childId,
        details: { reason: 'suspend_authority' },
      },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'certificate_status_changed',
        to: email,
        payload: {
          change: 'suspend',
          certificateNumber: row.number,
          reason: 'По решению суда или уполномоченного органа',
          institution: town.institution.shortName,
        },
      },
    ]);
    expect(traces.jobs).toHaveLength(1);
  });

  test('restored it is active again, and who activated it stays', async () => {
    const { actor, accountId } = town.operator;
    const { certificateId, email } = await givenActive();
    await changeStatus(actor, certificateId, 'suspend', statusInput('suspend_data_check'));
    const { letters } = await tracesOf(() =>
      changeStatus(actor, certificateId, 'restore', statusInput('restore_cause_gone')),
    );
    expect(letters).toMatchObject([
      { kind: 'certificate_status_changed', to: email, payload: { change: 'restore' } },
    ]);
    expect(await certificateOf(certificateId)).toMatchObject({ status: 'active', activatedById: accountId });
  });

  test('terminated is the end: nothing follows', async () => {
    const { actor } = town.operator;
    const { certificateId, email } = await givenActive();
    const { letters } = await tracesOf(() =>
      changeStatus(actor, certificateId, 'terminate', statusInput('mistake_or_duplicate')),
    );
    expect(letters).toMatchObject([
      {
        kind: 'certificate_status_changed',
        to: email,
        payload: { change: 'terminate', mayApply: true },
      },
    ]);
    expect(await certificateOf(certificateId)).toMatchObject({
      status: 'terminated',
      terminationReason: 'mistake_or_duplicate',
    });
    for (const [action, reason] of [
      ['restore', 'restore_mistake'],
      ['suspend', 'suspend_data_check'],
      ['terminate', 'moved_away'],
    ] as const) {
      const refused = await refusedWithoutTrace(() =>
        changeStatus(actor, certificateId, action, statusInput(reason)),
      );
      expect(refused).toMatchObject({ code: 'conflict', sentence: saying('«Прекращён»') });
    }
  });

  test('of a death the letter says no reason and offers nothing', async () => {
    const { certificateId } = await givenActive();
    const paper = { ...courtPaper(), groundKind: 'death_certificate' };
    const { letters } = await tracesOf(() =>
      changeStatus(town.operator.actor, certificateId, 'terminate', statusInput('death', paper)),
    );
    expect(letters).toMatchObject([{ payload: { reason: null, mayApply: false } }]);
  });

  test('withdrawn on paper, the consent is withdrawn in the register, too', async () => {
    const { certificateId, childId, personId } = await givenActive();
    const paper = { ...courtPaper(), groundKind: 'applicant_statement' };
    await changeStatus(
      town.operator.actor,
      certificateId,
      'terminate',
      statusInput('consent_withdrawn', paper),
    );
    const [consent] = await database().consent.findMany({ where: { childId, giverId: personId } });
    expect(consent?.withdrawnAt).not.toBeNull();
    // A restore from an older backup brings the consent back: the log says whose has to go again.
    expect(logForRestore).toHaveBeenCalledWith({ event: 'consent_withdrawn', record: childId });
  });
});

describe('what is refused, and leaves nothing', () => {
  test('a reason of another list, a missing paper, papers not brought by who brought them', async () => {
    const { actor } = town.operator;
    const { certificateId } = await givenActive();
    const suspend = (input: ReturnType<typeof statusInput>) =>
      refusedWithoutTrace(() => changeStatus(actor, certificateId, 'suspend', input));
    expect(await suspend(statusInput('undo_pressed'))).toMatchObject({ code: 'invalid', field: 'reason' });
    expect(await suspend(statusInput('suspend_request'))).toMatchObject({ field: 'groundKind' });
    const unproven: unknown = await changeStatus(
      actor,
      certificateId,
      'suspend',
      statusInput('suspend_request'),
    ).catch((error: unknown) => error);
    expect(Object.keys(formOf(unproven, {}, '/').errors)).toEqual(['groundKind', 'groundDate']);
    const unfit = { ...courtPaper(), groundKind: 'death_certificate' };
    expect(await suspend(statusInput('suspend_request', unfit))).toMatchObject({
      field: 'groundKind',
      sentence: 'Выберите документ из списка',
    });
    const refused = await refusedWithoutTrace(() =>
      changeStatus(actor, certificateId, 'terminate', statusInput('papers_not_brought')),
    );
    expect(refused).toMatchObject({ code: 'invalid', field: 'reason' });
  });

  test('strangers, families and who may receive nobody today', async () => {
    const family = await givenActive();
    const { certificateId } = family;
    const elsewhere = await givenStaff({ role: 'operator' });
    const admin = await givenStaff({ role: 'municipal_admin' });
    const idle = await givenInstitution({ municipalityId: town.municipalityId });
    // Its pupil it sees; but it receives nobody today.
    await database().child.update({
      where: { personId: family.childId },
      data: { institutionId: idle.id, unattached: false },
    });
    const idleOperator = await givenStaff({ role: 'operator', institutionId: idle.id });
    const asked = [
      [elsewhere.actor, 'not_found'],
      [admin.actor, 'not_found'],
      [family.actor, 'forbidden'],
      [idleOperator.actor, 'forbidden'],
    ] as const;
    for (const [actor, code] of asked) {
      const refused = await refusedWithoutTrace(() =>
        changeStatus(actor, certificateId, 'suspend', statusInput('suspend_data_check')),
      );
      expect(refused.code).toBe(code);
    }
  });

  test('the admins of the municipality and of the region may', async () => {
    const { certificateId } = await givenActive();
    const municipal = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
    const regional = await givenStaff({ role: 'regional_admin' });
    await changeStatus(municipal.actor, certificateId, 'suspend', statusInput('suspend_rules', courtPaper()));
    await changeStatus(regional.actor, certificateId, 'restore', statusInput('restore_mistake'));
    const { statusChanges } = await certificateOf(certificateId);
    expect(statusChanges.slice(-2).map(({ byRole, institutionId }) => [byRole, institutionId])).toEqual([
      ['municipal_admin', null],
      ['regional_admin', null],
    ]);
  });
});

test('two at once: one acts, the other is told who was faster', async () => {
  const second = await givenStaff({ role: 'operator', institutionId: town.institution.id });
  const { certificateId } = await givenActive();
  await openConnections();
  const presses = await Promise.allSettled([
    changeStatus(town.operator.actor, certificateId, 'suspend', statusInput('suspend_data_check')),
    changeStatus(second.actor, certificateId, 'suspend', statusInput('suspend_residence_check')),
  ]);
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = presses.find((press) => press.status === 'rejected');
  expect((lost?.reason as Error).message).toContain('«Приостановлен»');
  expect((lost?.reason as Error).message).toContain(town.institution.shortName);
});

describe('the history', () => {
  test('names staff at the counter, and to the family only the institution', async () => {
    const family = await givenActive();
    const { certificateId } = family;
    const { actor } = town.operator;
    await changeStatus(actor, certificateId, 'suspend', statusInput('suspend_authority', courtPaper()));
    const { history } = await openRecord(actor, certificateId);
    expect(history[0]).toMatchObject({
      status: 'suspended',
      by: actor.name,
      role: 'Специалист уполномоченной организации',
      where: town.institution.shortName,
      reasons: ['По решению суда или уполномоченного органа'],
      document: saying('Решение суда №\u00a02-101/2026'),
    });
    const card = await getCertificateCard(family.actor, certificateId);
    expect(card.history.map(({ title }) => title)).toEqual([
      'Приостановлен',
      'Активирован',
      'Сертификат получен',
    ]);
    expect(card.history[0]).toMatchObject({ by: town.institution.shortName });
    expect(JSON.stringify(card.history)).not.toContain(actor.name);
  });

  test('the letter goes past an applicant whose tie has ended, to the guardian who is left', async () => {
    const family = await givenActive();
    const other = await givenIssued(town);
    await database().guardianship.create({
      data: { guardianId: other.personId, childId: family.childId },
    });
    await database().guardianship.updateMany({
      where: { guardianId: family.personId, childId: family.childId },
      data: { endedAt: new Date(Date.now() + 1000), endGround: 'court' },
    });
    const { letters } = await tracesOf(() =>
      changeStatus(town.operator.actor, family.certificateId, 'suspend', statusInput('suspend_data_check')),
    );
    expect(letters.map(({ personId }) => personId)).toEqual([other.personId]);
  });
});

test('what is not active yet cannot be suspended', async () => {
  const { certificateId } = await givenIssued(town);
  expect(
    await refusalOf(
      changeStatus(town.operator.actor, certificateId, 'suspend', statusInput('suspend_data_check')),
    ),
  ).toMatchObject({ code: 'conflict', sentence: saying('«Не активирован»') });
});
