import { LinkList } from '@/components/ui/link-list';
import { Panel } from '@/components/ui/panel';
import type { OpenActions } from '@/lib/certificates/changes/record-actions';

type RecordActionsProps = {
  certificateId: string;
  open: OpenActions;
  /** Where the destruction of the child's data is proposed, for whoever may propose it. */
  destructionHref?: string | null;
};

/** What can be done with the record at this moment, each on a page of its own; what cannot be taken back stands apart. */
export function RecordActions({
  certificateId,
  open: { actions, ties },
  destructionHref = null,
}: RecordActionsProps) {
  const here = `/counter/certificates/${certificateId}`;
  const links = actions.map(({ key, title, hint }) => ({ key, href: `${here}/${key}`, label: title, hint }));
  const changes = links.filter(({ key }) => key !== 'terminate');
  const endings = links.filter(({ key }) => key === 'terminate');
  const guardians = ties.map(({ id, guardian, ground }) => ({
    href: `${here}/ties/${id}`,
    label: `Прекратить связь: ${guardian}`,
    hint: ground,
  }));
  const empty = links.length === 0 && guardians.length === 0;
  return (
    <div className="print:hidden">
      <Panel title="Изменить">
        {empty && <p>В этой записи сейчас ничего не меняют.</p>}
        {changes.length > 0 && <LinkList items={changes} />}
        <Group title="Представители" items={guardians} />
        <Group title="Прекратить сертификат" items={endings} />
        {destructionHref !== null && (
          <Group
            title="Персональные данные"
            items={[
              {
                href: destructionHref,
                label: 'Удалить данные ребёнка по закону',
                hint: 'По требованию семьи, решению суда или предписанию: подтверждает другой администратор',
              },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}

type GroupProps = { title: string; items: Parameters<typeof LinkList>[0]['items'] };

function Group({ title, items }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <section className="border-t border-line pt-4">
      <h3 className="font-semibold">{title}</h3>
      <LinkList items={items} />
    </section>
  );
}
