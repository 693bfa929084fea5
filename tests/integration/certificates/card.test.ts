import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getCertificateCard, listCertificateInstitutions } from '@/lib/certificates/card';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { dbDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChildAccount, givenInstitution, givenParent } from '@/tests/support/given';
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
