import { fullName } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { held, instant, section, type Held, type HeldSection } from './held';

const fieldTitles: Readonly<Record<string, string>> = {
  surname: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  birthDate: 'Дата рождения',
  snils: 'СНИЛС',
  address: 'Адрес',
  phone: 'Телефон',
  municipalityId: 'Муниципалитет',
  institution: 'Школа или детский сад',
  groupName: 'Класс или группа',
  kind: 'Тип документа',
  series: 'Серия документа',
  number: 'Номер документа',
  issuedOn: 'Дата выдачи документа',
  issuedBy: 'Место выдачи документа',
  comment: 'Комментарий к документу',
};

type Values = Record<string, string | null>;
type Change = { before: Values; after: Values; comment?: string | null };

/** Values before and after, which are kept beside the audit: of a person, or of a child in the scope. */
export async function changeSection(tx: Transaction, personId: string): Promise<HeldSection> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { surname: true, givenName: true, patronymic: true },
  });
  const entries = await tx.auditEntry.findMany({
    where: { subjectKind: { in: ['person', 'child'] }, subjectId: personId, change: { isNot: null } },
    orderBy: { id: 'asc' },
    select: { id: true, at: true, change: { select: { sealed: true } } },
  });
  return section(
    'changes',
    `Что изменяли: ${fullName(person)}`,
    entries.flatMap(({ id, at, change }) => {
      if (!change) return [];
      // Only recordAudit writes this column.
      const values = JSON.parse(unsealText(`change_record.sealed:${id}`, change.sealed)) as Change;
      return { title: null, facts: [held('audit_entry.at', 'Когда', instant(at)), ...changedValues(values)] };
    }),
  );
}

function changedValues({ before, after, comment }: Change): Held[] {
  const values = Object.keys(after).map((name) =>
    held(
      'change_record.sealed',
      fieldTitles[name] ?? name,
      `было: ${before[name] ?? 'не указано'}; стало: ${after[name] ?? 'не указано'}`,
    ),
  );
  return comment ? [...values, held('change_record.sealed', 'Пояснение специалиста', comment)] : values;
}
