import { beforeAll, describe, expect, test } from 'vitest';
import { formOf } from '@/app/_server/send-back';
import { activate } from '@/tests/support/activate';
import { findActivationObstacle } from '@/lib/certificates/activation-obstacle';
import { formatDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Counter, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

function refusalFor(
  certificateId: string,
  { by = town.operator.actor, seen = papers() }: { by?: Counter; seen?: ReturnType<typeof papers> } = {},
) {
  return refusedWithoutTrace(() => activate(by, certificateId, seen));
}

/** What the counter shows instead of the button is what pressing it would answer. */
async function expectObstacle(by: Counter, certificateId: string, sentence: string | RegExp): Promise<void> {
  const refused = await refusalFor(certificateId, { by });
  expect(refused).toMatchObject({ code: 'conflict', field: null });
  if (typeof sentence === 'string') expect(refused.sentence).toBe(sentence);
  else expect(refused.sentence).toMatch(sentence);
  expect(await findActivationObstacle(database(), by, certificateId)).toBe(refused.sentence);
}

describe('papers', () => {
  test.each(['application', 'consent', 'applicant_document', 'child_document', 'residence', 'snils'])(
    'without %s: told at that paper',
    async (key) => {
      const { certificateId } = await givenIssued(town);
      const refused = await refusalFor(certificateId, { seen: papers({ [key]: undefined }) });
      expect(refused).toMatchObject({ code: 'invalid', field: key });
      expect(refused.sentence).toMatch(/^Не хватает: [А-ЯЁ]/);
    },
  );

  test('with nothing ticked each paper that is missing is marked by a sentence of its own', async () => {
    const { certificateId } = await givenIssued(town);
    const nothing = { application: undefined, consent: undefined, applicant_document: undefined };
    const error: unknown = await activate(town.operator.actor, certificateId, papers(nothing)).catch(
      (thrown: unknown) => thrown,
    );
    expect(formOf(error, {}, '/').errors).toEqual({
      application: 'Не хватает: Заявление',
      consent: 'Не хватает: Согласие на обработку персональных данных',
      applicant_document: 'Не хватает: Паспорт заявителя',
    });
  });

  test('something nobody offers counts as not there', () => {
    expect(papers({ application: 'seen on a phone' }).application).toBeUndefined();
  });

  test('a copy where only originals are taken', async () => {
    const { certificateId } = await givenIssued(town);
    expect(await refusalFor(certificateId, { seen: papers({ snils: 'copy' }) })).toMatchObject({
      code: 'invalid',
      field: 'snils',
      sentence: 'В этом муниципалитете принимаются только оригиналы.',
    });
  });
});

describe('the right of the institution', () => {
  type Right = Partial<Parameters<typeof givenInstitution>[0]>;

  async function operatorWith(right: Right): Promise<Counter> {
    const institution = await givenInstitution({ municipalityId: town.municipalityId, ...right });
    return (await givenStaff({ role: 'operator', institutionId: institution.id })).actor;
  }

  test('begins today and ends today: both days count', async () => {
    const { certificateId } = await givenIssued(town);
    const by = await operatorWith({ accepts: 'everybody', from: today(), to: today() });
    expect(await findActivationObstacle(database(), by, certificateId)).toBeNull();
    await activate(by, certificateId, papers());
  });

  test('begins only tomorrow: the day is named', async () => {
    const { certificateId } = await givenIssued(town);
    const tomorrow = today().add({ days: 1 });
    const by = await operatorWith({ accepts: 'everybody', from: tomorrow });
    await expectObstacle(
      by,
      certificateId,
      `Ваше учреждение сможет принимать заявления с ${formatDate(tomorrow)}.`,
    );
  });

  test('has ended during the session', async () => {
    const { certificateId } = await givenIssued(town);
    const by = await operatorWith({ accepts: 'everybody', to: today() });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    setClock(() => tomorrow);
    await expectObstacle(by, certificateId, /полномочие закончилось или не выдано/);
  });

  test('to serve own pupils leaves out everybody else, and serves those', async () => {
    const institution = await givenInstitution({
      municipalityId: town.municipalityId,
      kind: 'kindergarten',
      accepts: 'own_pupils',
    });
    const by = (await givenStaff({ role: 'operator', institutionId: institution.id })).actor;
    const stranger = await givenIssued(town);
    expect(await refusalFor(stranger.certificateId, { by })).toMatchObject({ code: 'not_found' });
    // Opened while the right was for everybody: the actor still sees the record, the rule says no.
    await expectObstacle(
      { ...by, ownPupilsOnly: false },
      stranger.certificateId,
      /только своих воспитанников и учеников/,
    );
    const pupil = await givenIssued(town, { institutionId: institution.id });
    await activate(by, pupil.certificateId, papers());
  });

  test('of a closed institution does not help', async () => {
    const { certificateId } = await givenIssued(town);
    const by = await operatorWith({ accepts: 'everybody' });
    await database().institution.update({
      where: { id: by.institutionId },
      data: { closedOn: new Date(`${today().toString()}T00:00:00Z`) },
    });
    await expectObstacle(by, certificateId, /полномочие закончилось или не выдано/);
  });
});

describe('the status', () => {
  test('already activated: by whom, when, where', async () => {
    const { certificateId } = await givenIssued(town);
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    await activate(colleague.actor, certificateId, papers());
    // 20 June 2199, 10:11 in Novokuznetsk.
    await database().certificate.update({
      where: { id: certificateId },
      data: { activatedAt: new Date('2199-06-20T03:11:00Z') },
    });
    const sentence = `Сертификат уже активирован: 20.06.2199 10:11, ${colleague.actor.name}, ${town.institution.shortName}.`;
    await expectObstacle(town.operator.actor, certificateId, sentence);
  });

  test.each([
    ['returned', /возвращена семье на исправление/],
    ['suspended', /приостановлен/],
    ['terminated', /прекращён/],
    ['expired', /исполнилось 18 лет/],
  ] as const)('%s', async (status, sentence) => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
    const { certificateId } = await givenCertificate({ childId, status });
    await expectObstacle(town.operator.actor, certificateId, sentence);
  });

  test('18 years old since today, though no job has written it down', async () => {
    const birthDate = today().subtract({ years: 18 }).add({ days: 1 });
    const { certificateId } = await givenIssued(town, { birthDate });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    setClock(() => tomorrow);
    const { actor } = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    await expectObstacle(actor, certificateId, /исполнилось 18 лет/);
  });
});

describe('a possible duplicate', () => {
  async function givenSuspicion(decision: 'same_child' | 'different_children' | null) {
    const { childId, certificateId } = await givenIssued(town);
    const other = await givenIssued(town);
    const [childAId = '', childBId = ''] = [childId, other.childId].sort();
    const decided = decision && { decision, decidedAt: new Date(), decidedById: town.operator.accountId };
    await database().duplicateSuspicion.create({ data: { childAId, childBId, alike: ['name'], ...decided } });
    return { certificateId, otherCertificateId: other.certificateId };
  }

  test('stops both until it is decided', async () => {
    const { certificateId, otherCertificateId } = await givenSuspicion(null);
    for (const id of [certificateId, otherCertificateId]) {
      await expectObstacle(town.operator.actor, id, /Сначала сравните записи и запишите решение/);
    }
  });

  test('of one child stops the later certificate until the earlier one has ended', async () => {
    const { certificateId, otherCertificateId } = await givenSuspicion('same_child');
    await expectObstacle(town.operator.actor, otherCertificateId, /признаны одним ребёнком/);
    const ended = { status: 'terminated', terminationReason: 'mistake_or_duplicate' } as const;
    await database().certificate.update({ where: { id: certificateId }, data: ended });
    await activate(town.operator.actor, otherCertificateId, papers());
  });

  test('of one child lets the earlier certificate live on', async () => {
    const { certificateId, otherCertificateId } = await givenSuspicion('same_child');
    await activate(town.operator.actor, certificateId, papers());
    await expectObstacle(town.operator.actor, otherCertificateId, /признаны одним ребёнком/);
  });

  test('stops nothing when they are two', async () => {
    const { certificateId } = await givenSuspicion('different_children');
    await activate(town.operator.actor, certificateId, papers());
  });
});

describe('who asks', () => {
  test('an operator of another municipality: there is no such record', async () => {
    const { certificateId } = await givenIssued(town);
    const stranger = await givenStaff({ role: 'operator' });
    expect(await refusalFor(certificateId, { by: stranger.actor })).toMatchObject({ code: 'not_found' });
    const missing = await refusalFor('11111111-1111-4111-8111-111111111111', { by: stranger.actor });
    expect(missing).toEqual(await refusalFor(certificateId, { by: stranger.actor }));
  });

  test('nobody but an operator', async () => {
    const { certificateId, actor } = await givenIssued(town);
    const staff = [
      await givenStaff({ role: 'login_issuer', institutionId: town.institution.id }),
      await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId }),
      await givenStaff({ role: 'regional_admin' }),
    ];
    for (const somebody of [actor, ...staff.map((one) => one.actor)]) {
      const refused = await refusedWithoutTrace(() => activate(somebody, certificateId, papers()));
      expect(refused.code).toBe('forbidden');
    }
  });
});
