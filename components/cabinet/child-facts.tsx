import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { formatSnils } from '@/lib/domain/snils';
import type { MyChild } from '@/lib/families/queries';

/** What is known of a child, as the papers will print it. */
export function ChildFacts({ child, mayEdit }: { child: MyChild; mayEdit: boolean }) {
  const attends =
    child.institution?.shortName ??
    (child.unattached ? 'Не посещает ни детский сад, ни школу' : 'не указаны');
  return (
    <Panel
      title="Сведения"
      aside={
        mayEdit && (
          <TextLink href={`/cabinet/children/${child.id}/edit`} standalone>
            Изменить
          </TextLink>
        )
      }
    >
      <FactList
        items={[
          { term: 'Фамилия, имя, отчество', value: child.name },
          { term: 'Дата рождения', value: formatDate(child.birthDate) },
          { term: 'СНИЛС', value: child.snils ? formatSnils(child.snils) : 'не указан' },
          { term: 'Адрес регистрации', value: child.address ?? 'не указан' },
          { term: 'Муниципалитет', value: child.municipality?.shortName ?? 'не указан' },
          { term: 'Школа или детский сад', value: attends },
        ]}
      />
    </Panel>
  );
}
