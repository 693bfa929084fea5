import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { handOutPaper, openSnapshot } from '@/lib/certificates/hand-out-paper';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { attendsNone } from '@/lib/families/child-place';
import { saveChild, saveChildFields } from '@/lib/families/save-child';
import { formatDate } from '@/lib/domain/dates';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenCertificate, givenChild, givenParent, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { noTraces, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

type Issued = Awaited<ReturnType<typeof givenIssued>>;

/** A minute later the family moves to another street. */
async function move({ actor, childId, birthDate }: Issued, address: string): Promise<void> {
  const instant = new Date(now().getTime() + 60_000);
  setClock(() => instant);
  const name = { surname: 'Сёмин', givenName: 'Пётр', patronymic: 'Ильич', snils: '' };
  const facts = {
    address,
    birthDate: formatDate(birthDate),
    municipalityId: town.municipalityId,
    institution: attendsNone,
  };
  await saveChild(actor, childId, saveChildFields.parse({ ...name, ...facts }));
}

function papersOf(certificateId: string) {
  return database().paper.findMany({ where: { certificateId }, orderBy: { version: 'asc' } });
}

describe('«Обновить заявление»', () => {
  test('makes version 2 beside version 1 after something changed', async () => {
    const family = await givenIssued(town);
    const { actor, accountId, certificateId, childId } = family;
    await move(family, 'ул. Новая, 5');
    const traces = await tracesOf(() => renewPaper(actor, certificateId));
    const [first, second, ...more] = await papersOf(certificateId);
    expect(more).toEqual([]);
    expect([first?.version, second?.version]).toEqual([1, 2]);
    expect(first?.code).not.toBe(second?.code);
    expect(traces).toEqual({
      ...noTraces,
      audit: [
        {
          event: 'paper_made',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['certificate', certificateId],
          childId,
          details: { paperId: second?.id },
        },
      ],
    });
    if (!first || !second) throw new Error('two versions');
    const [old, renewed] = [openSnapshot(first), openSnapshot(second)];
    expect(renewed).toMatchObject({
      version: 2,
      child: { address: 'ул. Новая, 5', fullName: 'Сёмин Пётр Ильич' },
    });
    expect(renewed.certificateNumber).toBe(old.certificateNumber);
    expect(renewed.applicationNumber).toBe(old.applicationNumber);
    expect((await handOutPaper(actor, certificateId)).version).toBe(2);
  });

  test('without a change makes nothing; pressed thrice at once after one, makes one', async () => {
    const family = await givenIssued(town);
    const { actor, certificateId } = family;
    expect(await tracesOf(() => renewPaper(actor, certificateId))).toEqual(noTraces);
    expect(await papersOf(certificateId)).toHaveLength(1);
    await move(family, 'ул. Новая, 6');
    await openConnections();
    await Promise.all([1, 2, 3].map(() => renewPaper(actor, certificateId)));
    expect(await papersOf(certificateId)).toHaveLength(2);
  });

  test('is done by the operator as well, and not by a stranger', async () => {
    const family = await givenIssued(town);
    await move(family, 'ул. Новая, 7');
    const stranger = await givenStaff({ role: 'operator' });
    const refused = await refusedWithoutTrace(() => renewPaper(stranger.actor, family.certificateId));
    expect(refused.code).toBe('not_found');
    const { actor } = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    await renewPaper(actor, family.certificateId);
    expect(await papersOf(family.certificateId)).toHaveLength(2);
  });

  test.each(['active', 'suspended', 'terminated', 'expired'] as const)('is over when %s', async (status) => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
    const { certificateId } = await givenCertificate({ childId, status });
    const refused = await refusedWithoutTrace(() => renewPaper(parent.actor, certificateId));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('до активации') });
  });
});

describe('«Скачать заявление»', () => {
  test('is nothing to record when the family does it', async () => {
    const { actor, certificateId } = await givenIssued(town);
    const traces = await tracesOf(async () => {
      expect(await handOutPaper(actor, certificateId)).toMatchObject({ version: 1 });
    });
    expect(traces).toEqual(noTraces);
  });

  test('by an operator is recorded with the version', async () => {
    const { certificateId, childId } = await givenIssued(town);
    const { actor, accountId } = town.operator;
    const { audit } = await tracesOf(() => handOutPaper(actor, certificateId));
    expect(audit).toEqual([
      {
        event: 'paper_downloaded',
        by: accountId,
        role: 'operator',
        institutionId: town.institution.id,
        subject: ['certificate', certificateId],
        childId,
        details: { version: 1 },
      },
    ]);
  });

  test('does not exist for strangers', async () => {
    const { certificateId } = await givenIssued(town);
    const strangers: Actor[] = [(await givenParent()).actor, (await givenStaff({ role: 'operator' })).actor];
    for (const actor of strangers) {
      expect((await refusedWithoutTrace(() => handOutPaper(actor, certificateId))).code).toBe('not_found');
    }
  });
});
