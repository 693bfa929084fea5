import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { confirmProposal, refuseProposal, withdrawProposal } from '@/lib/proposals/decide-proposal';
import { expireProposals } from '@/lib/proposals/expire-proposals';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { listProposalItems } from '@/lib/proposals/proposal-items';
import { countToDecide, getProposal, listProposals } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import { submitProposal } from '@/lib/proposals/submit-proposal';
import { givenGroup, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

let municipalityId: string;
let groupId: string;
let admin: MunicipalActor;
let second: MunicipalActor;
let region: RegionalActor;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  groupId = (await givenGroup({ municipalityId })).id;
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  second = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

afterEach(() => setClock());

const why = { note: 'Семьи не пришли за полгода' };

function givenHere(facts: Partial<Parameters<typeof givenRecord>[0]> = {}) {
  return givenRecord({ municipalityId, groupId, ...facts });
}

function prepare(fields: Record<string, string>, actor: MunicipalActor | RegionalActor = admin) {
  return prepareBulk(actor, { municipalityId }, bulkFields.parse({ which: 'found', query: '', ...fields }));
}

const closing = { kind: 'close', closeReason: 'papers_not_brought' };

async function statusOf(certificateId: string) {
  return (await database().certificate.findUniqueOrThrow({ where: { id: certificateId } })).status;
}

describe('the preview', () => {
  test('counts what would change and names what is left out with why; nothing has changed', async () => {
    const waiting = await givenHere();
    await givenHere({ status: 'active' });
    const id = await prepare(closing);
    const page = await getProposal(admin, id);
    expect(page).toMatchObject({
      state: 'prepared',
      needsSecond: true,
      itemCount: 1,
      left: { waiting: 1, excluded: 1 },
    });
    expect(page.why.excluded).toEqual([{ reason: 'status', count: 1 }]);
    expect(await statusOf(waiting.certificateId)).toBe('not_activated');
    const items = await listProposalItems(admin, id, 'waiting', 0);
    expect(items.rows.map(({ number }) => number)).toEqual([waiting.number]);
    await expect(getProposal(second, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is about the ticked ones where some are ticked', async () => {
    const [one] = [await givenHere(), await givenHere()];
    const id = await prepare({ kind: 'remind', which: 'ticked', [`tick.${one.certificateId}`]: 'on' });
    const { itemCount, left } = await getProposal(admin, id);
    expect({ itemCount, excluded: left.excluded }).toEqual({ itemCount: 1, excluded: 0 });
  });

  test('of records elsewhere there is none, ticked or not', async () => {
    const elsewhere = (await givenMunicipality()).id;
    const stranger = await givenRecord({ municipalityId: elsewhere });
    await expect(
      prepare({ ...closing, which: 'ticked', [`tick.${stranger.certificateId}`]: 'on' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a few letters', () => {
  test('go out at once, one to each family, and not again within days', async () => {
    const record = await givenHere();
    const id = await prepare({ kind: 'remind' });
    await submitProposal(admin, id, { note: null });
    await runProposal({ proposalId: id });
    await runProposal({ proposalId: id });
    const letters = await database().letter.count({
      where: { kind: 'papers_reminder', personId: record.parent.personId },
    });
    expect(letters).toBe(1);
    expect((await getProposal(admin, id)).state).toBe('done');
    const again = await getProposal(admin, await prepare({ kind: 'remind' }));
    expect(again.why.excluded).toEqual([{ reason: 'reminded', count: 1 }]);
  });
});

test('a proposal is sent on while the clock ticks: its seven days count from the same instant', async () => {
  await givenHere();
  const id = await prepare(closing);
  let ticks = 0;
  const begun = Date.now();
  setClock(() => new Date(begun + (ticks += 1)));
  await submitProposal(admin, id, { note: 'Документы не принесли' });
  expect((await getProposal(second, id)).state).toBe('waiting');
});

describe('a reminder prepared before', () => {
  async function leftOf(id: string) {
    await runProposal({ proposalId: id });
    return (await getProposal(admin, id)).why.left;
  }

  function remindersTo(personId: string) {
    return database().letter.count({ where: { kind: 'papers_reminder', personId } });
  }

  test('is not sent to a family whom another has reached meanwhile', async () => {
    const record = await givenHere();
    const [first, other] = [await prepare({ kind: 'remind' }), await prepare({ kind: 'remind' }, second)];
    await submitProposal(admin, first, { note: null });
    await submitProposal(second, other, { note: null });
    expect(await leftOf(first)).toEqual([]);
    await runProposal({ proposalId: other });
    expect((await getProposal(second, other)).why.left).toEqual([{ reason: 'reminded', count: 1 }]);
    expect(await remindersTo(record.parent.personId)).toBe(1);
  });

  test('is not sent for a child who has come of age since', async () => {
    const born = today().subtract({ years: 18 }).add({ days: 2 });
    const record = await givenHere({ birthDate: born });
    const id = await prepare({ kind: 'remind' });
    expect((await getProposal(admin, id)).itemCount).toBe(1);
    await submitProposal(admin, id, { note: null });
    setClock(() => new Date(Date.now() + 3 * 86_400_000));
    expect(await leftOf(id)).toEqual([{ reason: 'overage', count: 1 }]);
    expect(await remindersTo(record.parent.personId)).toBe(0);
  });
});

describe('a change of group', () => {
  test('of a few is carried out with each record’s own history and letter', async () => {
    const to = (await givenGroup({ municipalityId, title: 'Другая группа' })).id;
    const record = await givenHere({ status: 'active' });
    const id = await prepare({ kind: 'change_group', group: to, groupReason: 'group_rules' });
    await submitProposal(admin, id, { note: null });
    await runProposal({ proposalId: id });
    const certificate = await database().certificate.findUniqueOrThrow({
      where: { id: record.certificateId },
      include: { changes: true },
    });
    expect(certificate.groupId).toBe(to);
    expect(certificate.changes).toMatchObject([
      { kind: 'group', reason: 'group_rules', byAccountId: admin.accountId },
    ]);
  });
});

describe('two people', () => {
  test('closing waits for another person, is done as it was seen, and names what changed since', async () => {
    const [stays, changes] = [await givenHere(), await givenHere()];
    const id = await prepare(closing);
    await expect(submitProposal(admin, id, { note: null })).rejects.toMatchObject({ field: 'note' });
    await submitProposal(admin, id, why);
    expect(await statusOf(stays.certificateId)).toBe('not_activated');
    await expect(confirmProposal(admin, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await countToDecide(second)).toBe(1);
    expect(await countToDecide(admin)).toBe(0);
    const latecomer = await givenHere();
    await database().certificate.update({
      where: { id: changes.certificateId },
      data: { status: 'returned' },
    });
    await confirmProposal(second, id);
    await runProposal({ proposalId: id });
    expect(await statusOf(stays.certificateId)).toBe('terminated');
    expect(await statusOf(changes.certificateId)).toBe('returned');
    expect(await statusOf(latecomer.certificateId)).toBe('not_activated');
    const page = await getProposal(admin, id);
    expect(page).toMatchObject({ state: 'done', left: { done: 1, left: 1 } });
    const { rows } = await listProposalItems(admin, id, 'left', 0);
    expect(rows).toMatchObject([{ certificateId: changes.certificateId, reason: 'changed' }]);
    const step = await database().certificateStatusChange.findFirstOrThrow({
      where: { certificateId: stays.certificateId, toStatus: 'terminated' },
    });
    expect(step).toMatchObject({ reasons: ['papers_not_brought'], byAccountId: second.accountId });
  });

  test('what the region proposed no municipal admin confirms; another municipality does not know of it', async () => {
    await givenHere();
    const id = await prepare(closing, region);
    await submitProposal(region, id, why);
    await expect(confirmProposal(admin, id)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = (await givenStaff({ role: 'municipal_admin' })).actor;
    await expect(confirmProposal(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    const another = (await givenStaff({ role: 'regional_admin' })).actor;
    await confirmProposal(another, id);
    expect((await getProposal(region, id)).state).toBe('confirmed');
  });

  test('refused it stays refused, with its reason; of two deciding at once one is told', async () => {
    const record = await givenHere();
    const id = await prepare(closing);
    await submitProposal(admin, id, why);
    await refuseProposal(second, id, { refusal: 'Семьи ещё придут' });
    await expect(confirmProposal(region, id)).rejects.toMatchObject({ code: 'conflict' });
    await runProposal({ proposalId: id });
    expect(await statusOf(record.certificateId)).toBe('not_activated');
    expect(await getProposal(admin, id)).toMatchObject({ state: 'refused', refusal: 'Семьи ещё придут' });
  });

  test('after seven days it can be confirmed no more', async () => {
    await givenHere();
    const id = await prepare(closing);
    await submitProposal(admin, id, why);
    setClock(() => new Date(Date.now() + 8 * 86_400_000));
    await expect(confirmProposal(second, id)).rejects.toMatchObject({ code: 'conflict' });
    await expireProposals();
    expect((await getProposal(admin, id)).state).toBe('expired');
  });

  test('withdrawn by its maker it is gone; nobody else withdraws it', async () => {
    await givenHere();
    const id = await prepare(closing);
    await submitProposal(admin, id, why);
    await expect(withdrawProposal(second, id)).rejects.toMatchObject({ code: 'forbidden' });
    await withdrawProposal(admin, id);
    expect((await listProposals(admin, null)).others[0]).toMatchObject({ id, state: 'withdrawn' });
  });
});

describe('the database holds it, whoever writes', () => {
  test('no confirmation by the same account, none without a second person, no change of what was shown', async () => {
    await givenHere();
    const id = await prepare(closing);
    const write = (data: Parameters<ReturnType<typeof database>['proposal']['update']>[0]['data']) =>
      database().proposal.update({ where: { id }, data });
    await expect(write({ state: 'confirmed' })).rejects.toThrow();
    await expect(write({ needsSecond: false })).rejects.toThrow();
    await submitProposal(admin, id, why);
    const own = { decidedById: admin.accountId, decidedRole: admin.role, decidedAt: new Date() };
    await expect(write({ state: 'confirmed', ...own })).rejects.toThrow();
    await expect(write({ reason: 'moved_away' })).rejects.toThrow();
    await expect(database().proposalItem.deleteMany({ where: { proposalId: id } })).rejects.toThrow();
    await expect(
      database().proposalItem.updateMany({
        where: { proposalId: id },
        data: { state: 'done', doneAt: new Date() },
      }),
    ).rejects.toThrow();
  });
});
