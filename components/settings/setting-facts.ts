import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { counted } from '@/lib/domain/plural';
import { termWords } from '@/lib/domain/overdue';
import { overdueActionWords, proofOfResidenceWords } from '@/lib/domain/settings';
import type { SettingVersion } from '@/lib/settings/queries';
import type { SettingValues } from '@/lib/settings/values';

/** A line of what is set, in words. */
type Fact = { term: string; value: string };

type Facts = { [Section in keyof SettingValues]: (value: SettingValues[Section]) => Fact[] };

const facts: Facts = {
  overdue: ({ daysToBring, action, cancelDays }) => [
    { term: 'Документы приносят за', value: termWords([daysToBring]) },
    { term: 'После срока', value: overdueActionWords[action] },
    ...(cancelDays === null
      ? []
      : [{ term: 'Через сколько', value: counted(cancelDays, 'день', 'дня', 'дней') }]),
  ],
  papers: ({ proofOfResidence, acceptsCopies }) => [
    { term: 'Кому подтверждать место жительства', value: proofOfResidenceWords[proofOfResidence] },
    { term: 'Что подойдёт', value: acceptsCopies ? 'Оригиналы или копии' : 'Только оригиналы' },
  ],
  issuing: ({ accountingFrom, fundedFrom }) => [
    { term: 'Сертификаты учёта', value: sinceWords(accountingFrom) },
    { term: 'Сертификаты персонифицированного финансирования', value: sinceWords(fundedFrom) },
  ],
  operator: ({ name, address }) => [
    { term: 'Название', value: name },
    { term: 'Адрес', value: address },
  ],
  addressee: ({ addressee }) => [{ term: 'Кому', value: addressee }],
  support: ({ phone, email, hours }) => [
    { term: 'Телефон', value: phone ?? 'Не указан' },
    { term: 'Электронная почта', value: email ?? 'Не указана' },
    { term: 'Часы работы', value: hours ?? 'Не указаны' },
  ],
  navigator: ({ url }) => [{ term: 'Адрес', value: url }],
};

/** What a version says, line by line. */
export function settingFacts({ section, value }: SettingVersion): Fact[] {
  const read = facts[section] as (value: SettingVersion['value']) => Fact[];
  return read(value);
}

function sinceWords(from: PlainDate | null): string {
  return from === null ? 'Пока не выдаются' : `Выдаются с ${formatDate(from)}`;
}
