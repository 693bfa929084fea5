import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getCertificateCard } from '@/lib/certificates/card';
import { listCertificateInstitutions } from '@/lib/certificates/institution-list';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { dbDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenInstitution,
  givenParent,
} from '@/tests/support/given';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

afterEach(() => setClock());

describe('the card of a certificate', () => {
  test('tells what was issued and that its papers are awaited', async () => {
    const family = await givenIssued(town);
    const card = await getCertificateCard(family.actor, family.certificateId);
    expect(card).toMatchObject({
      id: family.certificateId,
      status: 'not_activated',
      childId: family.childId,
      group: town.group.title,
      paper: { outdated: false },
      waiting: { chosen: null, chosenButClosed: null, deadline: { left: 5 } },
    });
    expect(card.waiting?.papers.map(({ needed }) => needed)).not.toContain('not_required');
    expect(card.validUntil.equals(family.birthDate.add({ years: 18 }))).toBe(true);
  });

  test('says that the papers are older than the data', async () => {
    const family = await givenIssued(town);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await database().person.update({ where: { id: family.personId }, data: { changedAt: tomorrow } });
    const { paper } = await getCertificateCard(family.actor, family.certificateId);
    expect(paper?.outdated).toBe(true);
  });

  test('shows the chosen institution, and its name alone once it stops accepting', async () => {
    const family = await givenIssued(town);
    const other = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await chooseInstitution(family.actor, family.certificateId, other.id);
    const before = await getCertificateCard(family.actor, family.certificateId);
    expect(before.waiting).toMatchObject({ chosen: { id: other.id }, chosenButClosed: null });
    await database().institution.update({ where: { id: other.id }, data: { closedOn: dbDate(today()) } });
    const after = await getCertificateCard(family.actor, family.certificateId);
    expect(after.waiting).toMatchObject({ chosen: null, chosenButClosed: other.shortName });
  });

  test('speaks to the applicant, and of the applicant to others', async () => {
    const family = await givenIssued(town);
    const other = await givenParent();
    await database().guardianship.create({
      data: { guardianId: other.personId, childId: family.childId },
    });
    const titles = async (actor: typeof family.actor) =>
      (await getCertificateCard(actor, family.certificateId)).waiting?.papers.map(({ title }) => title);
    expect(await titles(family.actor)).toContain('Ваш паспорт');
    expect(await titles(other.actor)).toContain('Паспорт заявителя');
  });

  test('names no last day while the chosen institution is closed for years', async () => {
    const family = await givenIssued(town);
    const closed = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await database().institutionClosure.create({
      data: {
        institutionId: closed.id,
        closedFrom: dbDate(today()),
        closedTo: dbDate(today().add({ years: 5 })),
        reason: 'Капитальный ремонт',
      },
    });
    await chooseInstitution(family.actor, family.certificateId, closed.id);
    const { waiting } = await getCertificateCard(family.actor, family.certificateId);
    expect(waiting).toMatchObject({ deadline: null, chosen: { id: closed.id, now: { kind: 'unknown' } } });
  });

  test.each(['returned', 'suspended', 'terminated'] as const)(
    'says when and why it was %s, and no longer once that is over',
    async (status) => {
      const parent = await givenParent();
      const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
      const { certificateId } = await givenCertificate({ childId, status });
      const at = new Date(Date.now() + 1000);
      await database().certificateStatusChange.create({
        data: {
          certificateId,
          fromStatus: status === 'returned' ? 'not_activated' : 'active',
          toStatus: status,
          at,
          comment: 'Номер документа не совпадает',
          reasons: status === 'returned' ? ['document_data_differ'] : [],
        },
      });
      const { change } = await getCertificateCard(parent.actor, certificateId);
      expect(change).toMatchObject({ at, comment: 'Номер документа не совпадает' });
      if (status !== 'returned') return;
      await database().certificate.update({
        where: { id: certificateId },
        data: { status: 'not_activated' },
      });
      expect((await getCertificateCard(parent.actor, certificateId)).change).toBeNull();
    },
  );

  test('has expired on the 18th birthday, whatever is stored', async () => {
    const family = await givenIssued(town);
    const { actor: grownUp } = await givenChildAccount(family.childId);
    const birthday = dbDate(family.birthDate.add({ years: 18 }));
    setClock(() => birthday);
    const card = await getCertificateCard(grownUp, family.certificateId);
    expect(card).toMatchObject({ status: 'expired', waiting: null });
    // The parent's tie has ended on the same day.
    expect(
      await refusedWithoutTrace(() => getCertificateCard(family.actor, family.certificateId)),
    ).toMatchObject({ code: 'not_found' });
  });

  test('does not exist for another family, nor do its institutions', async () => {
    const family = await givenIssued(town);
    for (const stranger of [await givenParent(), await givenIssued(town)]) {
      const looks = [
        () => getCertificateCard(stranger.actor, family.certificateId),
        () => listCertificateInstitutions(stranger.actor, family.certificateId),
      ];
      for (const look of looks) {
        expect(await refusedWithoutTrace(look)).toMatchObject({ code: 'not_found' });
      }
    }
  });
});

describe('«Список учреждений» of a certificate', () => {
  test('leaves out who serves only own pupils, unless the child is one', async () => {
    const kindergarten = await givenInstitution({
      municipalityId: town.municipalityId,
      accepts: 'own_pupils',
    });
    const pupil = await givenIssued(town, { institutionId: kindergarten.id });
    const other = await givenIssued(town);
    const idsFor = async (family: typeof pupil) =>
      (await listCertificateInstitutions(family.actor, family.certificateId)).institutions.map(
        ({ id }) => id,
      );
    expect(await idsFor(pupil)).toContain(kindergarten.id);
    expect(await idsFor(other)).not.toContain(kindergarten.id);
    expect(await idsFor(other)).toContain(town.institution.id);
  });

  test('is searched by name and address, and of many the first are shown', async () => {
    const crowded = await givenTown();
    const { municipalityId } = crowded;
    const made = [];
    for (let n = 1; n <= 24; n += 1) {
      made.push(await givenInstitution({ municipalityId, accepts: 'everybody', name: `МБОУ «СОШ № ${n}»` }));
    }
    const family = await givenIssued(crowded);
    const look = (wanted = {}) => listCertificateInstitutions(family.actor, family.certificateId, wanted);
    expect(await look()).toMatchObject({ found: 25, total: 25 });
    expect((await look()).institutions).toHaveLength(20);
    expect((await look({ all: true })).institutions).toHaveLength(25);
    const found = await look({ query: 'сош 7' });
    expect(found).toMatchObject({ found: 1, total: 25, institutions: [{ shortName: 'МБОУ «СОШ № 7»' }] });
    expect(await look({ query: 'пробная' })).toMatchObject({ found: 25 });

    const shown = new Set((await look()).institutions.map(({ id }) => id));
    const hidden = made.find(({ id }) => !shown.has(id));
    if (!hidden) throw new Error('All are shown');
    await chooseInstitution(family.actor, family.certificateId, hidden.id);
    expect((await look()).institutions[0]?.id).toBe(hidden.id);
  });

  test('may be chosen from only while the papers are awaited', async () => {
    const family = await givenIssued(town);
    const look = () => listCertificateInstitutions(family.actor, family.certificateId);
    expect(await look()).toMatchObject({ mayChoose: true, chosenId: null });
    await database().certificate.update({
      where: { id: family.certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    expect(await look()).toMatchObject({ mayChoose: false });
  });
});
