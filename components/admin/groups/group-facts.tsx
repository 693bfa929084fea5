import { groupDays, groupKinds } from '@/components/admin/groups/group-words';
import { FactList, type Fact } from '@/components/ui/fact-list';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/domain/money';
import type { GroupRecord } from '@/lib/directory/groups/queries';

/** A group as certificates and papers name it, with the one before it and the one after. */
export function GroupFacts({ group, list }: { group: GroupRecord; list: string }) {
  const { title, minAge, maxAge, kind, yearlyAmount, places, taken, active, successor, successorOf } = group;
  const days = groupDays(group);
  const known: (Fact | null)[] = [
    { term: 'Название', value: title },
    { term: 'Возраст', value: `от ${minAge} до ${maxAge} полных лет включительно` },
    { term: 'Вид', value: groupKinds[kind] },
    yearlyAmount === null ? null : { term: 'Номинал на год', value: formatMoney(yearlyAmount) },
    { term: 'Сертификатов', value: places === null ? String(taken) : `${taken} из ${places}` },
    { term: 'Выдают', value: active ? days || 'без срока' : 'нет' },
    successorOf && {
      term: 'Открыта вместо',
      value: <TextLink href={`${list}/${successorOf.id}`}>{successorOf.title}</TextLink>,
    },
    successor && {
      term: 'Следующая группа',
      value: <TextLink href={`${list}/${successor.id}`}>{successor.title}</TextLink>,
    },
  ];
  return <FactList items={known.filter((fact) => fact !== null)} />;
}
