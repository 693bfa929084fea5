import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderLetter } from '@/emails/letter';
import type { DeskActor } from '@/lib/access/municipality';
import { formatMinute } from '@/lib/domain/dates';
import type { LetterPayloads } from '@/lib/domain/letters';
import { mostToldAnHour } from '@/lib/domain/proposals';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { confirmProposal, refuseProposal, withdrawProposal } from '@/lib/proposals/decide-proposal';
import { expireProposals } from '@/lib/proposals/expire-proposals';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { destructionFields, proposeDestruction } from '@/lib/proposals/propose-destruction';
import { countToDecide } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import { submitProposal } from '@/lib/proposals/submit-proposal';
import { givenApplication, givenGroup, givenMunicipality, givenStaff, unique } from '@/tests/support/given';
import { givenRecord, type GivenRecord } from '@/tests/support/register';
import { refusalOf, tracesOf } from '@/tests/support/traces';

type Admin = { accountId: string; grantId: string; actor: DeskActor; email: string };

let place: { id: string; shortName: string };
let groupId: string;
let admin: Admin;
let second: Admin;
let region: Admin;
let records: GivenRecord[];

/** An admin as an invitation makes one: with the address the letter went to. */
async function givenAdmin(municipalityId: string | null): Promise<Admin> {
  const staff =
    municipalityId === null
      ? await givenStaff({ role: 'regional_admin' })
      : await givenStaff({ role: 'municipal_admin', municipalityId });
  const email = `admin-${unique()}@example.ru`;
  await database().account.update({ where: { id: staff.accountId }, data: { staffEmail: email } });
  return { ...staff, email };
}

beforeEach(async () => {
  place = await givenMunicipality();
  const municipalityId = place.id;
  groupId = (await givenGroup({ municipalityId })).id;
  admin = await givenAdmin(municipalityId);
  second = await givenAdmin(municipalityId);
  region = await givenAdmin(null);
  records = [await givenRecord({ municipalityId, groupId }), await givenRecord({ municipalityId, groupId })];
});

/* Admins of the region are the region's for ever: those of another test are told, too. */
afterEach(async () => {
  setClock();
  await database().account.updateMany({ data: { staffEmail: null } });
});

const why = { note: 'Семьи не пришли за полгода' };

function prepare({ actor }: Admin): Promise<string> {
  const fields = { kind: 'close', closeReason: 'papers_not_brought', which: 'found', query: '' };
  return prepareBulk(actor, { municipalityId: place.id }, bulkFields.parse(fields));
}

async function proposed(by: Admin): Promise<string> {
  const id = await prepare(by);
  await submitProposal(by.actor, id, why);
  return id;
}

async function lettersOf(work: () => Promise<unknown>) {
  return (await tracesOf(work)).letters;
}

const addressesOf = (letters: Awaited<ReturnType<typeof lettersOf>>) => letters.map(({ to }) => to).sort();

function linkOf(id: string): string {
  return new URL(`/admin/proposals/${id}`, environment().APP_URL).href;
}

describe('of a proposal that waits', () => {
  test('is told whoever may decide on it, and nobody else', async () => {
    const stranger = await givenAdmin((await givenMunicipality()).id);
    const blocked = await givenAdmin(place.id);
    const former = await givenAdmin(place.id);
    const unreachable = await givenAdmin(place.id);
    const ownHand = await givenAdmin(place.id);
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
    await database().accountGrant.update({ where: { id: former.grantId }, data: { endedAt: now() } });
    await database().account.update({ where: { id: unreachable.accountId }, data: { staffEmail: null } });
    await database().account.update({
      where: { id: ownHand.accountId },
      data: { issuedById: admin.accountId },
    });
    const crowd = [admin, second, region, stranger, ownHand];
    for (const by of [admin, region]) {
      const before = await Promise.all(crowd.map(({ actor }) => countToDecide(actor)));
      const letters = await lettersOf(() => proposed(by));
      const after = await Promise.all(crowd.map(({ actor }) => countToDecide(actor)));
      const decide = crowd.filter((_, at) => after[at] !== before[at]);
      expect(decide).toEqual(by === admin ? [second, region] : []);
      expect(addressesOf(letters)).toEqual(decide.map(({ email }) => email).sort());
    }
    const another = await givenAdmin(null);
    const letters = await lettersOf(() => proposed(region));
    expect(addressesOf(letters)).toEqual([another.email]);
  });

  test('says what, of how many records, by whom and until when, and leads to it', async () => {
    const id = await prepare(admin);
    const { letters, jobs } = await tracesOf(() => submitProposal(admin.actor, id, why));
    const { expiresAt } = await database().proposal.findUniqueOrThrow({ where: { id } });
    if (expiresAt === null) throw new Error('A proposal that waits for ever');
    const told = letters.filter(({ to }) => to === second.email);
    expect(told).toMatchObject([
      { kind: 'proposal_waiting', personId: null, accountId: second.accountId, delivery: 'queued' },
    ]);
    expect(told[0]?.payload).toEqual({
      deed: 'close',
      records: 2,
      place: place.shortName,
      proposedBy: admin.actor.name,
      until: formatMinute(expiresAt, environment().TIME_ZONE),
      link: linkOf(id),
    });
    const sending = letters.map((letter) => ({ name: 'send-letter', data: { letterId: letter.id } }));
    expect(new Set(jobs)).toEqual(new Set(sending));
  });

  test('names nobody of a family, nor repeats what the proposer wrote', async () => {
    const ended = await givenRecord({ municipalityId: place.id, groupId, status: 'terminated' });
    const byCourt = destructionFields.parse({ ground: 'court_decision', note: 'Решение о Соколовой Вере' });
    const ofMany = await lettersOf(() => proposed(admin));
    const ofOne = await lettersOf(() => proposeDestruction(admin.actor, ended.certificateId, byCourt));
    for (const [letters, family] of [
      [ofMany, records],
      [ofOne, [ended]],
    ] as const) {
      expect(addressesOf(letters)).toEqual([second.email, region.email].sort());
      for (const { payload } of letters) {
        const { subject, text, html } = await renderLetter(
          'proposal_waiting',
          payload as LetterPayloads['proposal_waiting'],
        );
        const words = [subject, text, html].join('\n');
        expect(words).toContain(admin.actor.name);
        for (const secret of await secretsOf(family)) expect(words).not.toContain(secret);
        for (const { note } of [why, byCourt]) expect(words).not.toContain(note);
      }
    }
  });

  test('is told in the transaction that sends it on: no letter, no proposal', async () => {
    const id = await prepare(admin);
    const { letters, jobs, audit } = await withoutLetters(() =>
      tracesOf(() => expect(submitProposal(admin.actor, id, why)).rejects.toThrow()),
    );
    expect({ letters, jobs, audit }).toEqual({ letters: [], jobs: [], audit: [] });
    const { state } = await database().proposal.findUniqueOrThrow({ where: { id } });
    expect(state).toBe('prepared');
    expect(await lettersOf(() => submitProposal(admin.actor, id, why))).toHaveLength(2);
  });

  test('is told once, however often it is sent', async () => {
    const id = await proposed(admin);
    expect(await lettersOf(() => submitProposal(admin.actor, id, why))).toEqual([]);
  });

  test('is told no more when one person proposes very many: that fills mailboxes', async () => {
    for (let made = 0; made < mostToldAnHour; made += 1) {
      expect(await lettersOf(() => proposed(admin))).toHaveLength(2);
    }
    expect(await lettersOf(() => proposed(admin))).toEqual([]);
    expect(await countToDecide(second.actor)).toBe(mostToldAnHour + 1);
    expect(addressesOf(await lettersOf(() => proposed(second)))).toEqual([admin.email, region.email].sort());
    setClock(() => new Date(Date.now() + 3_601_000));
    expect(await lettersOf(() => proposed(admin))).toHaveLength(2);
  });
});

describe('how it ended', () => {
  test('is told its maker once it is carried out, with how many were done and left', async () => {
    const id = await proposed(admin);
    await database().certificate.update({
      where: { id: records[1]?.certificateId ?? '' },
      data: { status: 'returned' },
    });
    expect(await lettersOf(() => confirmProposal(second.actor, id))).toEqual([]);
    const letters = await lettersOf(() => runProposal({ proposalId: id }));
    const told = letters.filter(({ personId }) => personId === null);
    expect(told).toMatchObject([{ kind: 'proposal_settled', to: admin.email, accountId: admin.accountId }]);
    expect(told[0]?.payload).toEqual({
      outcome: 'done',
      deed: 'close',
      records: 2,
      place: place.shortName,
      counts: { done: 1, left: 1 },
      decidedBy: second.actor.name,
      refusal: null,
      link: linkOf(id),
    });
    const words = JSON.stringify(told[0]?.payload);
    for (const secret of await secretsOf(records)) expect(words).not.toContain(secret);
    expect(await lettersOf(() => runProposal({ proposalId: id }))).toEqual([]);
  });

  test('is told when nothing could be done any more', async () => {
    const id = await proposed(admin);
    await confirmProposal(second.actor, id);
    await database().accountGrant.update({ where: { id: second.grantId }, data: { endedAt: now() } });
    expect(await lettersOf(() => runProposal({ proposalId: id }))).toMatchObject([
      { to: admin.email, payload: { outcome: 'not_done', counts: { done: 0, left: 2 } } },
    ]);
  });

  test('of a deed that is one step says whether it was done', async () => {
    const byCourt = destructionFields.parse({ ground: 'court_decision', note: 'Решение № 2-15' });
    const outcomes = [];
    for (const again of [false, true]) {
      const ended = await givenRecord({ municipalityId: place.id, groupId, status: 'terminated' });
      const id = await proposeDestruction(admin.actor, ended.certificateId, byCourt);
      await confirmProposal(second.actor, id);
      if (again) {
        const family = { childId: ended.childId, applicantId: ended.parent.personId };
        await givenApplication({ ...family, status: 'confirmed' });
      }
      const letters = await lettersOf(() => runProposal({ proposalId: id }));
      outcomes.push(...letters.filter(({ to }) => to === admin.email).map(({ payload }) => payload));
    }
    expect(outcomes).toMatchObject([
      { outcome: 'done', deed: 'destroy_child', records: null, counts: null },
      { outcome: 'not_done', deed: 'destroy_child', records: null, counts: null },
    ]);
  });

  test('is told with the reason when it is refused, in the transaction of the refusal', async () => {
    const id = await proposed(admin);
    const refusal = { refusal: 'Семьи ещё придут' };
    await withoutLetters(() => expect(refuseProposal(second.actor, id, refusal)).rejects.toThrow());
    expect(await countToDecide(second.actor)).toBe(1);
    expect(await lettersOf(() => refuseProposal(second.actor, id, refusal))).toMatchObject([
      {
        kind: 'proposal_settled',
        to: admin.email,
        payload: { outcome: 'refused', counts: null, decidedBy: second.actor.name, ...refusal },
      },
    ]);
    expect(await refusalOf(refuseProposal(region.actor, id, refusal))).toMatchObject({ code: 'conflict' });
  });

  test('is told when nobody decided in time', async () => {
    const id = await proposed(admin);
    setClock(() => new Date(Date.now() + 8 * 86_400_000));
    const letters = await lettersOf(expireProposals);
    expect(letters).toMatchObject([
      { to: admin.email, payload: { outcome: 'expired', decidedBy: null, link: linkOf(id) } },
    ]);
  });

  test('is told nobody who was blocked, has left or withdrew it', async () => {
    const third = await givenAdmin(place.id);
    const [ofBlocked, ofFormer, withdrawn] = [
      await proposed(admin),
      await proposed(third),
      await proposed(second),
    ];
    await database().account.update({ where: { id: admin.accountId }, data: { blockedAt: now() } });
    await database().accountGrant.update({ where: { id: third.grantId }, data: { endedAt: now() } });
    for (const id of [ofBlocked, ofFormer]) {
      expect(await lettersOf(() => refuseProposal(region.actor, id, { refusal: 'Не нужно' }))).toEqual([]);
    }
    expect(await lettersOf(() => withdrawProposal(second.actor, withdrawn))).toEqual([]);
  });

  test('is told of nothing that one person did alone', async () => {
    const fields = { kind: 'remind', which: 'found', query: '' };
    const id = await prepareBulk(admin.actor, { municipalityId: place.id }, bulkFields.parse(fields));
    expect(await lettersOf(() => submitProposal(admin.actor, id, { note: null }))).toEqual([]);
    const letters = await lettersOf(() => runProposal({ proposalId: id }));
    expect(letters.map(({ kind }) => kind)).toEqual(['papers_reminder', 'papers_reminder']);
  });
});

/** Names and numbers of these families. */
async function secretsOf(families: readonly GivenRecord[]): Promise<string[]> {
  const people = await database().person.findMany({
    where: { id: { in: families.flatMap(({ childId, parent }) => [childId, parent.personId]) } },
  });
  return [...people.map(({ surname }) => surname), ...families.map(({ number }) => number)];
}

/** As long as `work` runs, no letter can be written. */
async function withoutLetters<Result>(work: () => Promise<Result>): Promise<Result> {
  await database().$executeRaw`
    CREATE FUNCTION no_letter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no letter'; END $$`;
  await database().$executeRaw`
    CREATE TRIGGER no_letter BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION no_letter()`;
  try {
    return await work();
  } finally {
    await database().$executeRaw`DROP TRIGGER no_letter ON letter`;
    await database().$executeRaw`DROP FUNCTION no_letter`;
  }
}
