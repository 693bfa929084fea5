import type { FamilyActor } from '@/lib/access/actor';
import { applicationsOf } from '@/lib/access/scope';
import { questionStatuses } from '@/lib/domain/family-questions';
import { fullName } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { held, instant, section, type HeldSection } from './held';

/** What this person asked institutions about children they may see, with the answers. */
export async function questionSection(tx: Transaction, actor: FamilyActor): Promise<HeldSection> {
  const rows = await tx.familyQuestion.findMany({
    where: { askedById: actor.personId, application: applicationsOf(actor) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      application: {
        select: {
          number: true,
          child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
        },
      },
      messages: { orderBy: { position: 'asc' }, include: { institution: { select: { shortName: true } } } },
    },
  });
  return section(
    'questions',
    'Вопросы учреждению',
    rows.map(({ application, messages, ...row }) => ({
      title: `Заявка №\u00a0${application.number}: ${fullName(application.child.person)}`,
      facts: [
        held('family_question.created_at', 'Задан', instant(row.createdAt)),
        held('family_question.status', 'Состояние', questionStatuses[row.status].title),
        held('family_question.waiting_since', 'Ждёт ответа с', instant(row.waitingSince)),
        held('family_question.changed_at', 'Последнее изменение', instant(row.changedAt)),
        ...messages.flatMap(({ id, writtenAt, institution, textSealed }) => [
          held('question_message.written_at', institution ? 'Ответ' : 'Сообщение', instant(writtenAt)),
          held('question_message.institution_id', 'Кто ответил', institution?.shortName),
          held(
            'question_message.text_sealed',
            'Текст',
            unsealText(`question_message.text:${id}`, textSealed),
          ),
        ]),
      ],
    })),
  );
}
