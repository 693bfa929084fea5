import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import type { WaitingPupil } from '@/lib/certificates/group/waiting-pupils';

/** Who waits, too, and cannot be activated at this moment: why, and the way to the record. */
export function WaitingElsewhere({ pupils }: { pupils: readonly WaitingPupil[] }) {
  if (pupils.length === 0) return null;
  return (
    <Panel title="Сейчас активировать нельзя">
      <Table
        caption="Сейчас активировать нельзя"
        captionHidden
        rows={pupils}
        rowKey={({ certificateId }) => certificateId}
        rowHref={({ certificateId }) => `/counter/certificates/${certificateId}`}
        columns={[
          { key: 'name', header: 'Ребёнок', cell: ({ name }) => name },
          { key: 'why', header: 'Почему', cell: ({ obstacle }) => obstacle },
        ]}
      />
    </Panel>
  );
}
