import { randomUUID } from 'node:crypto';
import { seal } from '@/lib/platform/encryption';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { messageContext } from '@/lib/questions/questions-of';

type QuestionFacts = {
  applicationId: string;
  askedById: string;
  /** Of whoever asks. */
  accountId: string;
  text: string;
  askedAt: Date;
  answer?: { accountId: string; institutionId: string; text: string; at: Date };
};

/** A question of a family, with its answer where there is one. */
export function questionRows({ applicationId, askedById, accountId, text, askedAt, answer }: QuestionFacts) {
  const id = randomUUID();
  const question = {
    id,
    applicationId,
    askedById,
    status: answer ? 'answered' : 'waiting',
    version: answer ? 2 : 1,
    createdAt: askedAt,
    changedAt: answer?.at ?? askedAt,
    waitingSince: answer ? null : askedAt,
  } satisfies Prisma.FamilyQuestionCreateManyInput;
  const asked = messageRow(id, 1, { accountId, institutionId: null, text, at: askedAt });
  return { question, messages: [asked, ...(answer ? [messageRow(id, 2, answer)] : [])] };
}

type MessageFacts = { accountId: string; institutionId: string | null; text: string; at: Date };

function messageRow(
  questionId: string,
  position: number,
  { accountId, institutionId, text, at }: MessageFacts,
) {
  const id = randomUUID();
  return {
    id,
    questionId,
    position,
    writtenById: accountId,
    institutionId,
    textSealed: seal(messageContext(id), text),
    writtenAt: at,
  } satisfies Prisma.QuestionMessageCreateManyInput;
}
