import { expect, test } from 'vitest';
import { POST as remove } from '@/app/counter/family/draft/remove/route';
import { openSession } from '@/lib/access/session';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { keepDraft } from '@/lib/platform/drafts';
import { registerVisit } from '@/lib/reception/register-visit';
import { keepVisitDraft, listVisitDrafts } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';
import { posted } from '@/tests/support/posted';
import { givenTown } from '@/tests/support/town';
import { readVisit, typedVisit } from '@/tests/support/visit-form';

const day = 24 * 3_600_000;

test('the form that was entered is gone in all its states; the family that was put aside waits for a week', async () => {
  const { actor, accountId } = (await givenTown()).operator;
  const aside = typedVisit();
  const entered = typedVisit();
  await keepVisitDraft(actor, aside);
  await keepVisitDraft(actor, entered);
  // Came back with a fault under an id of its own.
  await keepDraft(accountId, visitFormPage, { values: entered, errors: {}, sentence: null });
  expect(await listVisitDrafts(actor)).toHaveLength(2);
  await registerVisit(actor, readVisit(entered));
  const [left, ...others] = await listVisitDrafts(actor);
  expect(others).toEqual([]);
  expect(left).toMatchObject({ id: aside.visitId, family: `${aside.surname} ${aside.givenName}` });
  expect(left?.expiresAt.getTime()).toBeGreaterThan(now().getTime() + 6.9 * day);
});

test('«Удалить» removes the one that is shown', async () => {
  const { actor, accountId, grantId: id } = (await givenTown()).operator;
  const [unwanted, wanted] = [typedVisit(), typedVisit()];
  await keepVisitDraft(actor, unwanted);
  await keepVisitDraft(actor, wanted);
  const shown = await keepDraft(accountId, visitFormPage, { values: unwanted, errors: {}, sentence: null });
  const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'operator' }));
  const body = new URLSearchParams({ draft: shown });
  await remove(posted('/counter/family/draft/remove', { token, body }), { params: Promise.resolve({}) });
  expect((await listVisitDrafts(actor)).map(({ id: left }) => left)).toEqual([wanted.visitId]);
});
