import { beforeAll, describe, expect, test } from 'vitest';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { formatDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenApplication,
  givenChildAccount,
  givenDocument,
  givenGroup,
  givenMunicipality,
  givenParent,
} from '@/tests/support/given';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { refusedWithoutTrace, saying } from '@/tests/support/traces';

let municipalityId: string;
let groupId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  groupId = (await givenGroup({ municipalityId })).id;
});

type Family = Awaited<ReturnType<typeof givenConfirmedFamily>>;

function givenConfirmed(options: Partial<Parameters<typeof givenConfirmedFamily>[0]> = {}) {
  return givenConfirmedFamily({ municipalityId, groupId, ...options });
}

function refusalFor(family: Family, chosen: Partial<Family['chosen']> = {}) {
  const choice = { ...family.chosen, ...chosen };
  return refusedWithoutTrace(() => issueCertificate(family.actor, family.applicationId, choice));
}

describe('age', () => {
  test('under 5 the sentence names the day, and on that day it opens', async () => {
    // 20 May 2026, 23:59 in Novokuznetsk (UTC+7): the birthday begins a minute later.
    setClock(() => new Date('2026-05-20T16:59:00Z'));
    const birthDate = today().add({ days: 1 }).subtract({ years: 5 });
    const family = await givenConfirmed({ birthDate });
    const refused = await refusalFor(family);
    expect(refused).toMatchObject({ code: 'conflict', field: null });
    expect(refused.sentence).toContain('Сертификат выдаётся с 5 лет.');
    expect(refused.sentence).toContain('21.05.2026');

    setClock(() => new Date('2026-05-20T17:00:00Z'));
    expect(formatDate(today())).toBe('21.05.2026');
    await issueCertificate(family.actor, family.applicationId, family.chosen);
  });

  test('born on 29 February, five years are full on the 28th', async () => {
    setClock(() => new Date('2025-02-27T12:00:00Z'));
    const birthDate = today().with({ year: 2020, month: 2, day: 29 });
    const family = await givenConfirmed({ birthDate });
    expect((await refusalFor(family)).sentence).toContain('28.02.2025');
    setClock(() => new Date('2025-02-28T01:00:00Z'));
    await issueCertificate(family.actor, family.applicationId, family.chosen);
  });

  test('on the 18th birthday it is over', async () => {
    const birthDate = today().subtract({ years: 18 }).add({ days: 1 });
    const family = await givenConfirmed({ birthDate });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    setClock(() => tomorrow);
    // The parent's tie has ended with that day; for the grown child the sentence says why.
    expect(await refusalFor(family)).toMatchObject({ code: 'not_found' });
    const { applicationId, childId: applicantId } = family;
    await database().application.update({ where: { id: applicationId }, data: { applicantId } });
    const { actor } = await givenChildAccount(family.childId);
    expect(
      await refusedWithoutTrace(() => issueCertificate(actor, applicationId, family.chosen)),
    ).toMatchObject({
      code: 'conflict',
      sentence: 'Сертификат выдаётся детям до 18 лет.',
    });
  });
});

describe('group', () => {
  const unfitting: Record<string, () => Partial<Parameters<typeof givenGroup>[0]>> = {
    'for older children': () => ({ minAge: 14 }),
    'for younger children': () => ({ maxAge: 6 }),
    'no longer given': () => ({ active: false }),
    'not given yet': () => ({ validFrom: new Date('2199-01-01') }),
    'given until yesterday': () => ({ validTo: new Date('2020-01-01') }),
  };

  test.each(Object.entries(unfitting))('%s', async (_title, facts) => {
    const group = await givenGroup({ municipalityId, ...facts() });
    expect(await refusalFor(await givenConfirmed(), { groupId: group.id })).toMatchObject({
      code: 'invalid',
      field: 'groupId',
    });
  });

  test('of another municipality', async () => {
    const other = await givenMunicipality();
    const foreign = await givenGroup({ municipalityId: other.id });
    expect(await refusalFor(await givenConfirmed(), { groupId: foreign.id })).toMatchObject({
      field: 'groupId',
    });
  });

  test('with money, before the municipality gives any', async () => {
    const poor = await givenMunicipality({ fundedFrom: new Date('2199-01-01') });
    const funded = await givenGroup({ municipalityId: poor.id, kind: 'funded' });
    const family = await givenConfirmed({ municipalityId: poor.id, groupId: funded.id });
    expect(await refusalFor(family)).toMatchObject({ code: 'invalid', field: 'groupId' });
  });

  test('with no place left', async () => {
    const funded = await givenGroup({ municipalityId, kind: 'funded', places: 1 });
    const first = await givenConfirmed({ groupId: funded.id });
    const certificateId = await issueCertificate(first.actor, first.applicationId, first.chosen);
    const second = await givenConfirmed({ groupId: funded.id });
    expect(await refusalFor(second)).toMatchObject({
      code: 'conflict',
      field: 'groupId',
      sentence: 'В этой группе не осталось мест. Выберите другую группу.',
    });
    const ended = { status: 'terminated', terminationReason: 'own_request' } as const;
    await database().certificate.update({ where: { id: certificateId }, data: ended });
    await issueCertificate(second.actor, second.applicationId, second.chosen);
  });
});

describe('document', () => {
  test('of another child, of the parent, a superseded one, one that no longer fits the age', async () => {
    const family = await givenConfirmed();
    const stranger = await givenConfirmed();
    const own = await database().identityDocument.findFirstOrThrow({ where: { personId: family.personId } });
    const passport = {
      kind: 'passport',
      series: '4020',
      number: '000001',
      issuedOn: null,
      issuedBy: null,
    } as const;
    const unfit = await givenDocument(family.childId, passport);
    const card = { kind: 'other', series: '', number: 'ПР-1', issuedOn: null, issuedBy: null } as const;
    const old = await givenDocument(family.childId, card);
    await database().identityDocument.update({
      where: { id: old },
      data: { supersededAt: new Date('2199-01-01') },
    });
    for (const documentId of [stranger.documentId, own.id, unfit, old]) {
      expect(await refusalFor(family, { documentId })).toMatchObject({
        code: 'invalid',
        field: 'documentId',
      });
    }
  });
});

describe('application', () => {
  test('not confirmed yet', async () => {
    const family = await givenConfirmed();
    const { applicationId } = family;
    await database().application.update({
      where: { id: applicationId },
      data: { status: 'awaiting_confirmation', confirmedAt: null },
    });
    const refused = await refusalFor(family);
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: saying('подтвердите электронную почту'),
    });
  });

  test.each(['cancelled', 'lapsed'] as const)('%s', async (status) => {
    const family = await givenConfirmed();
    const closed = await database().application.create({
      data: {
        childId: family.childId,
        applicantId: family.personId,
        status,
        closedAt: new Date('2199-01-01'),
      },
    });
    expect((await refusalFor({ ...family, applicationId: closed.id })).code).toBe('conflict');
  });

  test('the other parent’s', async () => {
    const family = await givenConfirmed();
    const second = await givenParent();
    await database().guardianship.create({ data: { guardianId: second.personId, childId: family.childId } });
    expect(await refusalFor({ ...family, actor: second.actor })).toMatchObject({ code: 'not_found' });
  });

  test('while the child has a live certificate by another application', async () => {
    const family = await givenConfirmed();
    await issueCertificate(family.actor, family.applicationId, family.chosen);
    const again = await givenApplication({
      childId: family.childId,
      applicantId: family.personId,
      status: 'confirmed',
    });
    expect(await refusalFor({ ...family, ...again })).toMatchObject({
      code: 'conflict',
      sentence: 'У ребёнка сертификат уже есть. Второй не выдаётся.',
    });
  });
});
