import { randomUUID } from 'node:crypto';
import type { FormState } from '@/lib/domain/form-state';
import { now } from './clock';
import { database, type Queryable, type Transaction } from './database';
import { seal, unsealText } from './encryption';

/** A form that came back with a fault is sent again at once. */
const keptForHours = 24;
/** One that was put aside waits until the family has fetched its paper. */
const unfinishedForDays = 7;

/** Keeps what a person typed into the form of `path`. Returns the id under which the page finds it again. */
export async function keepDraft(accountId: string | null, path: string, form: FormState): Promise<string> {
  const id = randomUUID();
  await database().formDraft.create({
    data: {
      id,
      accountId,
      path,
      content: seal(`form_draft.content:${id}`, JSON.stringify(form)),
      expiresAt: new Date(now().getTime() + keptForHours * 3_600_000),
    },
  });
  return id;
}

/** The draft of this page and this account, or null; somebody else's draft is answered as a missing one. */
export async function findDraft(
  id: string,
  accountId: string | null,
  path: string,
): Promise<FormState | null> {
  const draft = await database().formDraft.findFirst({
    where: { id, accountId, path, expiresAt: { gt: now() } },
    select: { content: true },
  });
  return draft ? (JSON.parse(unsealText(`form_draft.content:${id}`, draft.content)) as FormState) : null;
}

/** What this account typed last into the form of `path`, or null: for a page that is left and returned to by way of others. */
export async function findLastDraft(accountId: string, path: string): Promise<FormState | null> {
  const last = await database().formDraft.findFirst({
    where: { accountId, path, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return last ? findDraft(last.id, accountId, path) : null;
}

/**
 * Keeps an unfinished form under an id of its own: each time it is kept, the earlier state goes. Somebody else's id is left
 * alone and answered with false.
 */
export async function keepUnfinished(
  id: string,
  accountId: string,
  path: string,
  form: FormState,
): Promise<boolean> {
  const content = seal(`form_draft.content:${id}`, JSON.stringify(form));
  const times = {
    createdAt: now(),
    expiresAt: new Date(now().getTime() + unfinishedForDays * 24 * 3_600_000),
  };
  const { count } = await database().formDraft.createMany({
    data: { id, accountId, path, content, ...times },
    skipDuplicates: true,
  });
  if (count > 0) return true;
  const kept = await database().formDraft.updateMany({
    where: { id, accountId, path },
    data: { content, ...times },
  });
  return kept.count > 0;
}

export type KeptDraft = { id: string; keptAt: Date; expiresAt: Date; form: FormState };

/** All forms of `path` that the account has begun and not sent, the newest first. */
export async function listDrafts(db: Queryable, accountId: string, path: string): Promise<KeptDraft[]> {
  const rows = await db.formDraft.findMany({
    where: { accountId, path, expiresAt: { gt: now() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, createdAt: true, expiresAt: true, content: true },
  });
  return rows.map(({ id, createdAt, expiresAt, content }) => ({
    id,
    keptAt: createdAt,
    expiresAt,
    form: JSON.parse(unsealText(`form_draft.content:${id}`, content)) as FormState,
  }));
}

/** These are kept no longer: sent, or not wanted. */
export async function dropDrafts(tx: Transaction, accountId: string, ids: readonly string[]): Promise<void> {
  await tx.formDraft.deleteMany({ where: { accountId, id: { in: [...ids] } } });
}
