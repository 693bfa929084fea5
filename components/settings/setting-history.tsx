import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import type { SettingVersion } from '@/lib/settings/queries';
import { settingFacts } from './setting-facts';

const states = {
  in_force: { title: 'Действует', tone: 'success' },
  planned: { title: 'Ждёт своего дня', tone: 'attention' },
  past: { title: 'Прежнее', tone: 'neutral' },
} as const satisfies Record<SettingVersion['state'], { title: string; tone: StatusTone }>;

/** Every version of a section: what was set, from which day, by whom and when. */
export function SettingHistory({
  versions,
  timeZone,
}: {
  versions: readonly SettingVersion[];
  timeZone: string;
}) {
  if (versions.length === 0) return null;
  return (
    <Panel title="Что было и что будет">
      <Table
        caption="Все изменения раздела"
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'from',
            header: 'Действует с',
            cell: ({ version, from, author }) =>
              version === 1 && author === null ? 'С начала работы' : formatDate(from),
          },
          { key: 'value', header: 'Что установлено', cell: (row) => <FactList items={settingFacts(row)} /> },
          {
            key: 'state',
            header: 'Состояние',
            cell: ({ state }) => <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>,
          },
          {
            key: 'author',
            header: 'Кто и когда внёс',
            cell: ({ author, createdAt }) =>
              author === null ? 'При запуске портала' : `${author}, ${formatMinute(createdAt, timeZone)}`,
          },
        ]}
      />
    </Panel>
  );
}
