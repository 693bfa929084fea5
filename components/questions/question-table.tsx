import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { questionTopics } from '@/lib/domain/question-topics';
import type { QuestionLine, QuestionState } from '@/lib/settings/questions/queries';

const states = {
  shown: { title: 'Показывается', tone: 'success' },
  planned: { title: 'Ждёт своего дня', tone: 'attention' },
  hidden: { title: 'Не показывается', tone: 'neutral' },
  past: { title: 'Прежний', tone: 'neutral' },
} as const satisfies Record<QuestionState, { title: string; tone: StatusTone }>;

export function QuestionTag({ state }: { state: QuestionState }) {
  return <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>;
}

type QuestionTableProps = { here: string; lines: readonly QuestionLine[]; municipal: boolean };

/** Every question in the order of the page; each opens in the editor. */
export function QuestionTable({ here, lines, municipal }: QuestionTableProps) {
  return (
    <Table
      caption="Вопросы и ответы"
      captionHidden
      rows={lines}
      rowKey={({ slug }) => slug}
      rowHref={({ slug }) => `${here}/${slug}`}
      columns={[
        { key: 'question', header: 'Вопрос', cell: ({ question }) => question },
        { key: 'topic', header: 'Раздел', cell: ({ topic }) => questionTopics[topic] },
        ...(municipal
          ? [
              {
                key: 'own',
                header: 'Чей ответ',
                cell: ({ own }: QuestionLine) => (own ? 'муниципалитета' : 'региона'),
              },
            ]
          : []),
        { key: 'state', header: 'Состояние', cell: ({ state }) => <QuestionTag state={state} /> },
      ]}
    />
  );
}
