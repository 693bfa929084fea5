import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OtherPupil, OtherPupils as Others } from '@/lib/certificates/group/other-pupils';
import { counted } from '@/lib/domain/plural';

type OtherPupilsProps = { others: Others; next: string | null; start: string | null };

/** Pupils with nothing to activate yet: where each stands and whom to remind. */
export function OtherPupils({ others: { rows, count, active }, next, start }: OtherPupilsProps) {
  return (
    <Panel title={`Ещё не дошли до активации: ${count}`}>
      {rows.length > 0 && (
        <Table
          caption="Ещё не дошли до активации"
          captionHidden
          rows={rows}
          rowKey={({ childId }) => childId}
          columns={[
            { key: 'name', header: 'Ребёнок', cell: (pupil) => <PupilName pupil={pupil} /> },
            { key: 'class', header: 'Класс или группа', cell: ({ groupName }) => groupName ?? '—' },
            { key: 'standing', header: 'Что осталось', cell: ({ standing }) => standing },
            { key: 'remind', header: 'Кому напомнить', cell: ({ remind }) => remind.join(', ') || '—' },
          ]}
        />
      )}
      <Pagination label="Ещё не дошли до активации: части списка" next={next} start={start} />
      <p className="text-ink-soft">
        Уже с действующим сертификатом: {counted(active, 'ребёнок', 'ребёнка', 'детей')}.
      </p>
    </Panel>
  );
}

function PupilName({ pupil: { name, certificateId } }: { pupil: OtherPupil }) {
  if (certificateId === null) return name;
  return (
    <TextLink href={`/counter/certificates/${certificateId}`} standalone>
      {name}
    </TextLink>
  );
}
