import { AnswerText } from '@/components/public/answer-text';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/domain/dates';
import type { QuestionVersion } from '@/lib/settings/questions/queries';
import { QuestionTag } from './question-table';

/** Every wording as it was, the newest first. */
export function QuestionHistory({ versions }: { versions: readonly QuestionVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <Panel title="Что было и что будет">
      {versions.map(({ version, from, author, state, hidden, question, answer }) => (
        <Disclosure key={version} title={`С ${formatDate(from)}: ${question}`} level={3}>
          <p>
            <QuestionTag state={state} /> {author ? `Внёс: ${author}` : 'Внесён вместе с порталом'}
          </p>
          {hidden ? <p>С этого дня не показывается.</p> : <AnswerText text={answer} />}
        </Disclosure>
      ))}
    </Panel>
  );
}
