import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '@/app/admin/municipality/papers/[kind]/return/save/route';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { openSession } from '@/lib/access/session';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { formatDate } from '@/lib/domain/dates';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import type { WordingActor } from '@/lib/papers/wordings/owner';
import { publishFields, publishWording } from '@/lib/papers/wordings/publish-wording';
import { getWordingDraft, listWordings } from '@/lib/papers/wordings/queries';
import { getReturnDraft, returnToRegion, returnToRegionFields } from '@/lib/papers/wordings/return-to-region';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { posted } from '@/tests/support/posted';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { noTraces, refusalOf, tracesOf } from '@/tests/support/traces';

let town: Town;
let staff: { accountId: string; grantId: string; actor: MunicipalActor };
let admin: MunicipalActor;
let region: RegionalActor;

beforeEach(async () => {
  town = await givenTown();
  staff = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  admin = staff.actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});
afterEach(() => {
  setClock();
});

const worded = (words: string) => `${builtInWordings.consent.trim()}\n${words}`;
const dayAfter = (days: number) => formatDate(today().add({ days }));

async function publish(actor: WordingActor, words: string, days = 0): Promise<void> {
  const { latest } = await getWordingDraft(actor, 'consent', null);
  const input = publishFields.parse({ body: worded(words), from: dayAfter(days), seen: String(latest) });
  await publishWording(actor, 'consent', input);
}

async function goBack(days = 0): Promise<void> {
  const { latest } = await getReturnDraft(admin, 'consent');
  const input = returnToRegionFields.parse({ from: dayAfter(days), seen: String(latest) });
  await returnToRegion(admin, 'consent', input);
}

/** The last line of the consent a family gets now. */
async function printedWords(): Promise<string | null> {
  const { certificateId } = await givenIssued(town);
  await handOutPaper(town.operator.actor, certificateId);
  const { consentTemplate } = await database().paper.findFirstOrThrow({
    where: { certificateId },
    select: { consentTemplate: { select: { body: true } } },
  });
  return consentTemplate?.body?.split('\n').at(-1) ?? null;
}

async function listed() {
  const lists = await listWordings(admin);
  return lists.find(({ kind }) => kind === 'consent');
}

function daysLater(days: number): void {
  const later = new Date(now().getTime() + days * 86_400_000);
  setClock(() => later);
}

describe('a municipality that returned', () => {
  test('prints what the region prints, and goes on following it; its own texts stay', async () => {
    await publish(region, 'Слова региона.');
    await publish(admin, 'Свои слова.');
    expect(await printedWords()).toBe('Свои слова.');
    const traces = await tracesOf(() => goBack());
    expect(traces).toMatchObject({
      ...noTraces,
      audit: [
        {
          event: 'wording_returned',
          role: 'municipal_admin',
          details: { kind: 'consent', version: 2, of: town.municipalityId },
        },
      ],
    });
    expect(await printedWords()).toBe('Слова региона.');
    await publish(region, 'Новые слова региона.');
    expect(await printedWords()).toBe('Новые слова региона.');
    expect(await listed()).toMatchObject({
      source: 'region',
      canReturn: false,
      rows: [
        { version: 2, state: 'in_force', returns: true },
        { version: 1, state: 'past', returns: false },
      ],
    });
    expect((await getWordingDraft(admin, 'consent', null)).body).toBe(worded('Новые слова региона.'));
    expect((await getWordingDraft(admin, 'consent', 1)).body).toBe(worded('Свои слова.'));
    expect((await getWordingDraft(admin, 'consent', 2)).body).toBe(worded('Новые слова региона.'));
    await publish(admin, 'Снова свои.');
    expect(await printedWords()).toBe('Снова свои.');
    expect(await listed()).toMatchObject({ source: 'own', canReturn: true });
  });

  test('does so from the day it named', async () => {
    await publish(region, 'Слова региона.');
    await publish(admin, 'Свои слова.');
    await goBack(2);
    expect(await printedWords()).toBe('Свои слова.');
    expect((await listed())?.rows.map(({ state }) => state)).toEqual(['planned', 'in_force']);
    daysLater(2);
    expect(await printedWords()).toBe('Слова региона.');
    expect((await listed())?.rows.map(({ state }) => state)).toEqual(['in_force', 'past']);
  });

  test('is not surprised by an own text that waited for a later day', async () => {
    await publish(region, 'Слова региона.');
    await publish(admin, 'Свои слова.');
    await publish(admin, 'Отменённые слова.', 3);
    expect((await getReturnDraft(admin, 'consent')).planned).toMatchObject([{ version: 2 }]);
    await goBack(1);
    expect((await listed())?.rows.map(({ state }) => state)).toEqual(['planned', 'called_off', 'in_force']);
    daysLater(4);
    expect(await printedWords()).toBe('Слова региона.');
    expect((await listed())?.rows.map(({ state }) => state)).toEqual(['in_force', 'called_off', 'past']);
  });
});

describe('a return is refused', () => {
  test('where there is nothing to return from; pressed twice it is one', async () => {
    expect(await getReturnDraft(admin, 'consent')).toMatchObject({ latest: 0, possible: false });
    expect(await refusalOf(goBack())).toMatchObject({ code: 'conflict' });
    await publish(admin, 'Свои слова.');
    const input = returnToRegionFields.parse({ from: dayAfter(0), seen: '1' });
    await openConnections();
    const both = await Promise.allSettled([1, 2].map(() => returnToRegion(admin, 'consent', input)));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await listed())?.rows).toHaveLength(2);
    expect(await refusalOf(goBack(1))).toMatchObject({ code: 'conflict' });
  });

  test('when the texts are not those that were read, from a day that has passed, and to the region', async () => {
    await publish(admin, 'Свои слова.');
    const seen = returnToRegionFields.parse({ from: dayAfter(0), seen: '1' });
    await publish(admin, 'Слова другого администратора.');
    expect(await refusalOf(returnToRegion(admin, 'consent', seen))).toMatchObject({ code: 'conflict' });
    expect(await refusalOf(goBack(-1))).toMatchObject({ field: 'from' });
    const operator = town.operator.actor as unknown as MunicipalActor;
    expect(await refusalOf(returnToRegion(operator, 'consent', seen))).toMatchObject({ code: 'forbidden' });
    await publish(region, 'Слова региона.');
    const { latest } = await getWordingDraft(region, 'consent', null);
    await expect(
      database().paperTemplate.create({
        data: {
          kind: 'consent',
          version: latest + 1,
          body: null,
          effectiveFrom: now(),
          createdById: region.accountId,
        },
      }),
    ).rejects.toThrow('paper_template_return');
  });

  test('as the words of a paper, by the database itself', async () => {
    await publish(admin, 'Свои слова.');
    await goBack();
    const { certificateId } = await givenIssued(town);
    const { id } = await database().paperTemplate.findFirstOrThrow({
      where: { municipalityId: town.municipalityId, body: null },
    });
    await expect(
      database().paper.updateMany({ where: { certificateId }, data: { consentTemplateId: id } }),
    ).rejects.toThrow('the wording of a paper belongs elsewhere');
  });
});

test('the form leads to the list; with a wrong day it comes back with what was typed', async () => {
  await publish(admin, 'Свои слова.');
  const { accountId, grantId } = staff;
  const token = await inTransaction((tx) =>
    openSession(tx, { id: grantId, accountId, role: 'municipal_admin' }),
  );
  const room = '/admin/municipality/papers';
  const send = (fields: Record<string, string>) =>
    POST(posted(`${room}/consent/return/save`, { token, body: new URLSearchParams(fields) }), {
      params: Promise.resolve({ kind: 'consent' }),
    });
  const wrong = await send({ from: '31.02.2027', seen: '1' });
  expect(wrong.status).toBe(303);
  expect(wrong.headers.get('location')).toContain(`${room}/consent/return?draft=`);
  const right = await send({ from: dayAfter(0), seen: '1' });
  expect([right.status, right.headers.get('location')]).toEqual([303, `${room}?done=returned`]);
  expect(await printedWords()).toBe(await wordsOf(region));
});

async function wordsOf(actor: WordingActor): Promise<string | null> {
  const { body, latest } = await getWordingDraft(actor, 'consent', null);
  return latest === 0 ? null : (body.split('\n').at(-1) ?? null);
}
