import { LinkList } from '@/components/ui/link-list';
import { Panel } from '@/components/ui/panel';
import type { OpenActions } from '@/lib/certificates/changes/record-actions';

type RecordActionsProps = { certificateId: string; open: OpenActions };

/** What can be done with the record at this moment, each on a page of its own. */
export function RecordActions({ certificateId, open: { actions, ties } }: RecordActionsProps) {
  const here = `/counter/certificates/${certificateId}`;
  const items = [
    ...actions.map(({ key, title, hint }) => ({ href: `${here}/${key}`, label: title, hint })),
    ...ties.map(({ id, guardian, ground }) => ({
      href: `${here}/ties/${id}`,
      label: `Прекратить связь: ${guardian}`,
      hint: ground,
    })),
  ];
  return (
    <div className="print:hidden">
      <Panel title="Изменить">
        {items.length > 0 ? <LinkList items={items} /> : <p>В этой записи сейчас ничего не меняют.</p>}
      </Panel>
    </div>
  );
}
