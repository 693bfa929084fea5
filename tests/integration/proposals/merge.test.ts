import { beforeEach, describe, expect, test } from 'vitest';
import type { RegionalActor } from '@/lib/access/actor';
import { decideDuplicate } from '@/lib/duplicates/decide-duplicate';
import { listLetters } from '@/lib/letters/mailbox';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import { moveQuestions } from '@/lib/proposals/move-questions';
import { listMerges, openMerge } from '@/lib/proposals/merges';
import { proposeMerge } from '@/lib/proposals/propose-merge';
import { getProposal } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import { getOwnQuestion } from '@/lib/questions/own-questions';
import {
  givenApplication,
  givenChild,
  givenChildAccount,
  givenFamilyQuestion,
  givenGroup,
  givenMunicipality,
  givenParent,
  givenStaff,
  proveTies,
} from '@/tests/support/given';
import { givenPlainLetter } from '@/tests/support/given/letters';
import { givenRecord, givenSuspicion, type GivenRecord } from '@/tests/support/register';

let admin: RegionalActor;
let second: RegionalActor;
let kept: GivenRecord;
let merged: GivenRecord;
let suspicionId: string;

const note = 'СНИЛС и документ совпадают';

beforeEach(async () => {
  const [here, there] = [(await givenMunicipality()).id, (await givenMunicipality()).id];
  await givenGroup({ municipalityId: here });
  await givenGroup({ municipalityId: there });
  admin = (await givenStaff({ role: 'regional_admin' })).actor;
  second = (await givenStaff({ role: 'regional_admin' })).actor;
  kept = await givenRecord({ municipalityId: here, status: 'active' });
  merged = await givenRecord({ municipalityId: there });
  suspicionId = await givenSuspicion(kept.childId, merged.childId);
});

function decideSame() {
  return decideDuplicate(admin, suspicionId, { decision: 'same_child', comment: 'сравнили документы' });
}

async function merge(): Promise<string> {
  const id = await proposeMerge(admin, suspicionId, { keep: kept.childId, note });
  await confirmProposal(second, id);
  await runProposal({ proposalId: id });
  return id;
}

function liveTies(childId: string) {
  return database().guardianship.findMany({
    where: { childId, endedAt: null },
    select: { guardianId: true },
  });
}

describe('a merge', () => {
  test('needs the decision that it is one child, and the record with the activated certificate stays', async () => {
    await expect(proposeMerge(admin, suspicionId, { keep: kept.childId, note })).rejects.toMatchObject({
      code: 'conflict',
    });
    await decideSame();
    await expect(proposeMerge(admin, suspicionId, { keep: merged.childId, note })).rejects.toMatchObject({
      code: 'conflict',
    });
    const id = await proposeMerge(admin, suspicionId, { keep: kept.childId, note });
    expect(await proposeMerge(admin, suspicionId, { keep: kept.childId, note })).toBe(id);
    await expect(confirmProposal(admin, id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('ends the second certificate, keeps both histories and issues nothing to the merged record', async () => {
    await decideSame();
    const id = await merge();
    const { mergeId } = await getProposal(admin, id);
    const page = await openMerge(second, mergeId ?? '');
    expect(page.kept.certificates).toMatchObject([{ number: kept.number, status: 'active' }]);
    expect(page.merged.certificates).toMatchObject([{ number: merged.number, status: 'terminated' }]);
    for (const side of [page.kept, page.merged]) {
      expect(side.certificates[0]?.history.length).toBeGreaterThan(0);
    }
    expect((await listMerges(admin, null)).merged.map(({ id: one }) => one)).toContain(mergeId);
    const events = await database().auditEntry.findMany({
      where: { event: 'children_merged', subjectId: suspicionId },
    });
    expect(events.map(({ childId }) => childId).sort()).toEqual([kept.childId, merged.childId].sort());
    await expect(database().childMerge.deleteMany({ where: { suspicionId } })).rejects.toThrow();
  });

  test('a guardian who was never seen gets no tie to the kept record, a proven one does', async () => {
    await decideSame();
    await merge();
    expect(await liveTies(merged.childId)).toEqual([]);
    expect(await liveTies(kept.childId)).toEqual([{ guardianId: kept.parent.personId }]);
    const told = await database().letter.count({
      where: { kind: 'tie_ended', personId: merged.parent.personId },
    });
    expect(told).toBe(1);
  });

  test('proven ties go over with their proof', async () => {
    await proveTies(merged.parent.personId, admin.accountId);
    const told = await givenPlainLetter(merged.parent, now(), merged.childId);
    await decideSame();
    await merge();
    const ties = await liveTies(kept.childId);
    expect(ties.map(({ guardianId }) => guardianId)).toContain(merged.parent.personId);
    const mail = await listLetters(merged.parent.actor, 'inbox', null);
    expect(mail.rows.map(({ id }) => id)).toContain(told);
  });

  test('the question of a guardian who was seen goes over, that of another is closed with the tie', async () => {
    const questionId = await givenFamilyQuestion(merged.parent, merged.applicationId);
    await proveTies(merged.parent.personId, admin.accountId);
    const other = await givenParent();
    await database().guardianship.create({ data: { guardianId: other.personId, childId: merged.childId } });
    const closed = await givenFamilyQuestion(other, merged.applicationId);
    await decideSame();
    await merge();
    expect(await getOwnQuestion(merged.parent.actor, questionId)).toMatchObject({
      status: 'waiting',
      recordHref: `/cabinet/certificates/${kept.certificateId}`,
    });
    expect(await database().familyQuestion.findUnique({ where: { id: closed } })).toMatchObject({
      status: 'closed',
    });
  });

  test('the child’s own question goes over with its sign-in', async () => {
    const child = await givenChildAccount(merged.childId);
    const questionId = await givenFamilyQuestion(
      { ...child, personId: merged.childId },
      merged.applicationId,
    );
    await decideSame();
    await merge();
    const actor = { ...child.actor, personId: kept.childId, ofAge: true };
    expect(await getOwnQuestion(actor, questionId)).toMatchObject({
      status: 'waiting',
      recordHref: `/cabinet/certificates/${kept.certificateId}`,
    });
  });

  test('where nothing can be asked about the kept record, the child’s own question is closed', async () => {
    const parent = await givenParent();
    const { id: municipalityId } = await givenMunicipality();
    const { childId: other } = await givenChild({ parent, municipalityId });
    const { applicationId } = await givenApplication({ childId: other, applicantId: parent.personId });
    const asker = { ...(await givenChildAccount(other)), personId: other };
    const questionId = await givenFamilyQuestion(asker, applicationId);
    const { childId: without } = await givenChild({ parent, municipalityId });
    await inTransaction((tx) => moveQuestions(tx, { keptId: without, mergedId: other }));
    expect(await database().familyQuestion.findUnique({ where: { id: questionId } })).toMatchObject({
      status: 'closed',
      waitingSince: null,
    });
  });

  test('two records that changed since are left as they are, and the proposal says so', async () => {
    await decideSame();
    const id = await proposeMerge(admin, suspicionId, { keep: kept.childId, note });
    await confirmProposal(second, id);
    await database().certificate.update({
      where: { id: kept.certificateId },
      data: { status: 'terminated', terminationReason: 'moved_away' },
    });
    await runProposal({ proposalId: id });
    expect(await getProposal(admin, id)).toMatchObject({ state: 'done', mergeId: null });
    const { status } = await database().certificate.findUniqueOrThrow({
      where: { id: merged.certificateId },
    });
    expect(status).toBe('not_activated');
    // What came to nothing is in nobody's way: the pair is proposed the other way round.
    const again = await proposeMerge(admin, suspicionId, { keep: merged.childId, note });
    await confirmProposal(second, again);
    await runProposal({ proposalId: again });
    expect((await getProposal(admin, again)).mergeId).not.toBeNull();
  });
});
