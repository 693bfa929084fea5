import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { formatSnils } from '@/lib/domain/snils';
import type { MyChild } from '@/lib/families/queries';

const absent = 'не указано';

/** What is known of a child, as the papers will print it. */
export function ChildFacts({ child }: { child: MyChild }) {
  const attends =
    child.institution?.shortName ?? (child.unattached ? 'Не посещает ни детский сад, ни школу' : absent);
  return (
    <Panel
      title="Сведения"
      aside={
        <TextLink href={`/cabinet/children/${child.id}/edit`} standalone>
          Изменить
        </TextLink>
      }
    >
      <FactList
        items={[
          { term: 'Фамилия, имя, отчество', value: child.name },
          { term: 'Дата рождения', value: formatDate(child.birthDate) },
          { term: 'СНИЛС', value: child.snils ? formatSnils(child.snils) : absent },
          { term: 'Адрес регистрации', value: child.address ?? absent },
          { term: 'Муниципалитет', value: child.municipality?.shortName ?? absent },
          { term: 'Школа или детский сад', value: attends },
        ]}
      />
    </Panel>
  );
}
