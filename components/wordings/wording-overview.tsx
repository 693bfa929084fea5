import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { wordingKinds } from '@/lib/domain/paper-wording/kinds';
import type { WordingList } from '@/lib/papers/wordings/queries';
import type { WordingState } from '@/lib/papers/wordings/versions';

const states = {
  in_force: { title: 'Действует', tone: 'success' },
  planned: { title: 'Ждёт своего дня', tone: 'attention' },
  past: { title: 'Прежний', tone: 'neutral' },
  called_off: { title: 'Отменён', tone: 'neutral' },
} as const satisfies Record<WordingState, { title: string; tone: StatusTone }>;

/** Whose words are printed today and every wording published before, for both papers. */
export function WordingOverview({
  room,
  lists,
  timeZone,
}: {
  /** Path of the page itself. */
  room: string;
  lists: readonly WordingList[];
  timeZone: string;
}) {
  return lists.map(({ kind, source, canReturn, rows }) => (
    <Panel key={kind} title={wordingKinds[kind].title}>
      <p>{sources[source]}</p>
      {rows.length > 0 && (
        <Table
          caption={`Тексты: ${wordingKinds[kind].title.toLowerCase()}`}
          captionHidden
          rows={rows}
          rowKey={({ version }) => String(version)}
          rowHref={({ version, returns }) => (returns ? undefined : `${room}/${kind}?from=${version}`)}
          columns={[
            {
              key: 'version',
              header: 'Текст',
              cell: ({ version, returns }) => (returns ? 'Возврат к тексту региона' : `Текст ${version}`),
            },
            { key: 'from', header: 'Действует с', cell: ({ from }) => formatDate(from) },
            {
              key: 'state',
              header: 'Состояние',
              cell: ({ state }) => <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>,
            },
            { key: 'author', header: 'Кто ввёл', cell: ({ author }) => author },
            { key: 'at', header: 'Когда', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
          ]}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink href={`${room}/${kind}`} variant="secondary" wide>
          Изменить текст {wordingKinds[kind].genitive}
        </ButtonLink>
        {canReturn && (
          <TextLink href={`${room}/${kind}/return`} standalone>
            Вернуться к формулировкам региона
            <span className="sr-only">: {wordingKinds[kind].title.toLowerCase()}</span>
          </TextLink>
        )}
      </div>
    </Panel>
  ));
}

const sources = {
  own: 'Сегодня печатается Ваш текст.',
  region: 'Сегодня печатается текст региона.',
  built_in: 'Сегодня печатается исходный текст портала.',
} as const satisfies Record<WordingList['source'], string>;
