import { beforeAll, describe, expect, test } from 'vitest';
import { activateCertificate } from '@/lib/certificates/activate-certificate';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { formatDate } from '@/lib/domain/dates';
import { attendsNone } from '@/lib/families/child-place';
import { saveChild, saveChildFields } from '@/lib/families/save-child';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenCertificate, givenChild, givenChildAccount, givenParent, unique } from '@/tests/support/given';
import { activate } from '@/tests/support/activate';
import { openConnections } from '@/tests/support/open-connections';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

type Issued = Pick<Awaited<ReturnType<typeof givenIssued>>, 'actor' | 'childId' | 'birthDate'>;

function minutePasses(): void {
  const instant = new Date(now().getTime() + 60_000);
  setClock(() => instant);
}

/** The family saves the child with other data. */
function correct({ actor, childId, birthDate }: Issued, changes: Record<string, string> = {}): Promise<void> {
  const typed = saveChildFields.parse({
    surname: 'Сёмин',
    givenName: 'Пётр',
    patronymic: 'Ильич',
    birthDate: formatDate(birthDate),
    snils: '',
    address: 'ул. Новая, 5',
    municipalityId: town.municipalityId,
    institution: attendsNone,
    ...changes,
  });
  return saveChild(actor, childId, typed);
}

async function lastPaper(certificateId: string): Promise<string> {
  const paper = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
  });
  return paper.id;
}

describe('what the operator compared is what is activated', () => {
  test('papers older than the data must be made anew first', async () => {
    const family = await givenIssued(town, { snils: null });
    const { certificateId } = family;
    minutePasses();
    await correct(family);
    const refused = await refusedWithoutTrace(() => activate(town.operator.actor, certificateId, papers()));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('Сведения изменились') });
    minutePasses();
    await renewPaper(family.actor, certificateId);
    await activate(town.operator.actor, certificateId, papers());
  });

  test('papers made anew while the operator compared are compared again', async () => {
    const family = await givenIssued(town, { snils: null });
    const { certificateId } = family;
    const compared = { ...papers(), paperId: await lastPaper(certificateId) };
    minutePasses();
    await correct(family);
    minutePasses();
    await renewPaper(family.actor, certificateId);
    const press = () => activateCertificate(town.operator.actor, certificateId, compared);
    expect(await refusedWithoutTrace(press)).toMatchObject({
      code: 'conflict',
      sentence: saying('обновила заявление'),
    });
  });

  test('family and operator at the same moment: neither waits for the other for ever', async () => {
    for (let round = 0; round < 5; round += 1) {
      const family = await givenIssued(town, { snils: null });
      await openConnections();
      const [activated, corrected] = await Promise.allSettled([
        activate(town.operator.actor, family.certificateId, papers()),
        correct(family),
      ]);
      const refusals = [activated, corrected].flatMap((one) =>
        one.status === 'rejected' ? [one.reason as unknown] : [],
      );
      expect(refusals).toMatchObject(refusals.map(() => ({ name: 'Refusal', code: 'conflict' })));
      expect(refusals.length).toBeLessThan(2);
    }
  });
});

describe('data that no longer carry the certificate', () => {
  test('a tie that has ended since: nothing is activated on that application', async () => {
    const { certificateId, childId } = await givenIssued(town);
    const ended = { endedAt: new Date('2199-01-01'), endGround: 'court' } as const;
    await database().guardianship.updateMany({ where: { childId }, data: ended });
    const refused = await refusedWithoutTrace(() => activate(town.operator.actor, certificateId, papers()));
    expect(refused).toMatchObject({
      code: 'conflict',
      sentence: saying('Связь заявителя с ребёнком прекращена'),
    });
  });

  test('a birth date of a child under 5', async () => {
    const family = await givenIssued(town, { snils: null });
    const birthDate = formatDate(today().subtract({ years: 3 }));
    expect(await refusedWithoutTrace(() => correct(family, { birthDate }))).toMatchObject({
      code: 'conflict',
      field: 'birthDate',
    });
  });

  test('a correction that makes it a child with a certificate raises the question', async () => {
    const name = { surname: 'Корабельников', givenName: 'Иван', patronymic: 'Петрович' };
    const first = await givenIssued(town, { name });
    const second = await givenIssued(town, { snils: null });
    const { audit } = await tracesOf(() =>
      correct(second, { ...name, birthDate: formatDate(first.birthDate) }),
    );
    expect(audit.map(({ event }) => event).sort()).toEqual(['child_changed', 'duplicate_suspected']);
    minutePasses();
    await renewPaper(second.actor, second.certificateId);
    const refused = await refusedWithoutTrace(() =>
      activate(town.operator.actor, second.certificateId, papers()),
    );
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('похожий ребёнок') });
  });
});

describe('a certificate that was returned', () => {
  test('waits for its activation again once the family has mended it and made the papers anew', async () => {
    const parent = await givenParent();
    const child = await givenChild({
      parent,
      municipalityId: town.municipalityId,
      document: true,
      snils: inventedSnils(unique()),
    });
    const { certificateId } = await givenCertificate({ childId: child.childId, status: 'returned' });
    const family = { ...parent, ...child };
    minutePasses();
    await correct(family, { snils: inventedSnils(unique()) });
    minutePasses();
    const { audit } = await tracesOf(() => renewPaper(family.actor, certificateId));
    expect(audit.map(({ event }) => event)).toEqual(['paper_made', 'certificate_mended']);
    const row = await database().certificate.findUniqueOrThrow({
      where: { id: certificateId },
      include: { statusChanges: { orderBy: { at: 'asc' } } },
    });
    expect(row.status).toBe('not_activated');
    expect(row.statusChanges.at(-1)).toMatchObject({ fromStatus: 'returned', byAccountId: family.accountId });
    await activate(town.operator.actor, certificateId, papers());
  });
});

describe('the papers print the applicant’s passport', () => {
  test('so the other parent and the child have none of them', async () => {
    const { certificateId, childId } = await givenIssued(town, { age: 15 });
    const second = await givenParent();
    await database().guardianship.create({ data: { guardianId: second.personId, childId } });
    const child = await givenChildAccount(childId);
    for (const actor of [second.actor, child.actor]) {
      expect(await refusedWithoutTrace(() => handOutPaper(actor, certificateId))).toMatchObject({
        code: 'not_found',
      });
      expect(await refusedWithoutTrace(() => renewPaper(actor, certificateId))).toMatchObject({
        code: 'not_found',
      });
    }
  });
});
