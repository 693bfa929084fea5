import { randomUUID } from 'node:crypto';
import type { FormState } from '@/lib/domain/form-state';
import { now } from './clock';
import { database } from './database';
import { seal, unsealText } from './encryption';

const keptForHours = 24;

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
