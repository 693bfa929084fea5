import { questionRows } from '@/lib/local/demo/rows/questions';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

type Asker = { accountId: string; personId: string };

/** A question of this member of the family that waits for its answer. */
export async function givenFamilyQuestion(
  { accountId, personId }: Asker,
  applicationId: string,
  text = 'До какого часа Вы принимаете?',
): Promise<string> {
  const rows = questionRows({ applicationId, askedById: personId, accountId, text, askedAt: now() });
  await database().familyQuestion.create({ data: rows.question });
  await database().questionMessage.createMany({ data: rows.messages });
  return rows.question.id;
}
