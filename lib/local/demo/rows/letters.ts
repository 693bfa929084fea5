import { randomUUID } from 'node:crypto';
import { letterKinds, type LetterKind, type LetterPayloads } from '@/lib/domain/letters';
import { seal } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { letterContext } from '@/lib/platform/outbox';

type LetterFacts<Kind extends LetterKind> = {
  kind: Kind;
  payload: LetterPayloads[Kind];
  personId: string | null;
  childId: string | null;
  accountId: string | null;
  email: string | null;
  createdAt: Date;
  readAt?: Date | null;
};

/** A letter that went out long ago; nothing is queued for it. */
export function sentLetterRow<Kind extends LetterKind>(facts: LetterFacts<Kind>) {
  const { kind, payload, accountId, email, createdAt, ...rest } = facts;
  const id = randomUUID();
  return {
    ...rest,
    id,
    kind,
    accountId: letterKinds[kind].shownInCabinet ? accountId : null,
    emailTo: email,
    payload: seal(letterContext(id), JSON.stringify(payload)),
    messageId: `<${id}@${new URL(environment().APP_URL).hostname}>`,
    delivery: email ? 'sent' : 'cabinet_only',
    attempts: email ? 1 : 0,
    createdAt,
    sentAt: email ? new Date(createdAt.getTime() + 4_000) : null,
  } satisfies Prisma.LetterCreateManyInput;
}
