import type { Actor } from '@/lib/access/actor';
import { unsealText } from '@/lib/platform/encryption';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { messageContext } from './questions-of';

/** What is read of the messages of a question. */
export const messageShape = {
  orderBy: { position: 'asc' },
  select: { id: true, textSealed: true, writtenAt: true, institution: { select: { shortName: true } } },
} as const satisfies Prisma.FamilyQuestion$messagesArgs;

type Row = { id: string; textSealed: Uint8Array; writtenAt: Date; institution: { shortName: string } | null };

export type ShownMessage = { id: string; text: string; writtenAt: Date; institution: string | null };

type Said = { id: string; writtenById: string; textSealed: Uint8Array } | null;

/** Whether these are the very words with which the conversation ends, of the same author: the form was sent twice. */
export function isSaid(last: Said, actor: Actor, text: string): boolean {
  return (
    last?.writtenById === actor.accountId && unsealText(messageContext(last.id), last.textSealed) === text
  );
}

/** Opened, in their order. Without an institution it is the family that wrote; who of a desk answered is not told. */
export function shownMessages(rows: readonly Row[]): ShownMessage[] {
  return rows.map(({ id, textSealed, writtenAt, institution }) => ({
    id,
    text: unsealText(messageContext(id), textSealed),
    writtenAt,
    institution: institution?.shortName ?? null,
  }));
}
