import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { datedFields, overtaken, requireDayToCome } from '@/lib/domain/dated-version';
import { dbDate } from '@/lib/domain/dates';
import { field, required, type Reading } from '@/lib/domain/field-text';
import { readText } from '@/lib/domain/field-readers';
import { choiceField, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { questionTopics, type QuestionTopic } from '@/lib/domain/question-topics';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Ends the address of the page on which a question is added: no answer may be named so. */
export const newQuestion = 'new';

const topics = Object.keys(questionTopics) as QuestionTopic[];

export const questionFields = z.object({
  slug: field(
    required('Введите имя ответа для ссылки', (text): Reading<string> =>
      text.length <= 60 && text !== newQuestion && slugPattern.test(text)
        ? { value: text }
        : { sentence: 'Имя для ссылки пишется латинскими буквами, цифрами и дефисом: «lost-number»' },
    ),
  ),
  topic: choiceField(topics, 'Выберите раздел'),
  sortOrder: field((text): Reading<number> =>
    /^\d{1,4}$/.test(text)
      ? { value: Number(text) }
      : { sentence: 'Введите место в разделе числом от 0 до 9999' },
  ),
  question: textField({ label: { title: 'Вопрос', accusative: 'вопрос' }, max: 300 }),
  answer: field(required('Введите ответ', (text) => readText(10_000, text))),
  /** «hidden»: from its day on the question is not on the page. */
  shown: choiceField(['shown', 'hidden'], 'Выберите, показывать ли вопрос'),
  ...datedFields,
});

export type QuestionInput = z.output<typeof questionFields>;

/**
 * A new wording of a question with its answer, of the region (null) or of a municipality, whose answer then stands in the
 * place of the region's. What families have read stays as it was. The same form twice is one wording.
 */
export async function publishQuestion(
  actor: DeskActor,
  municipalityId: string | null,
  { seen, from, shown, ...words }: QuestionInput,
): Promise<void> {
  requirePermission(actor, municipalityId === null ? 'region.set' : 'municipality.set');
  requireDayToCome(from, today());
  const row = { ...words, hidden: shown === 'hidden', effectiveFrom: dbDate(from) };
  await inTransaction(async (tx) => {
    await lockName(tx, `question:${words.slug}:${municipalityId ?? 'region'}`);
    const last = await tx.publicQuestion.findFirst({
      where: { municipalityId, slug: words.slug },
      orderBy: { version: 'desc' },
    });
    if (last && isSame(last, row)) return;
    if ((last?.version ?? 0) !== seen) {
      throw new Refusal('conflict', seen === 0 ? taken : overtaken, seen === 0 ? 'slug' : null);
    }
    const { version } = await tx.publicQuestion.create({
      data: { ...row, municipalityId, version: seen + 1, createdById: actor.accountId, createdAt: now() },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: 'question_published',
      subject: ['account', actor.accountId],
      details: { slug: words.slug, version, from: from.toString(), of: municipalityId ?? 'region' },
    });
  });
}

const taken = 'Ответ с таким именем уже есть: откройте его в списке или выберите другое имя';

type Row = Pick<QuestionInput, 'topic' | 'sortOrder' | 'question' | 'answer'> & {
  hidden: boolean;
  effectiveFrom: Date;
};

function isSame(last: Row, row: Row): boolean {
  return (
    last.topic === row.topic &&
    last.sortOrder === row.sortOrder &&
    last.question === row.question &&
    last.answer === row.answer &&
    last.hidden === row.hidden &&
    last.effectiveFrom.getTime() === row.effectiveFrom.getTime()
  );
}
