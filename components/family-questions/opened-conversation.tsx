import { Conversation } from '@/components/family-questions/conversation';
import { QuestionStatusTag } from '@/components/family-questions/question-status';
import { Panel } from '@/components/ui/panel';
import type { OpenedQuestion } from '@/lib/questions/open-question';

/** A question as staff read it, with who asks. */
export function OpenedConversation({ question, timeZone }: { question: OpenedQuestion; timeZone: string }) {
  const { status, messages, askedBy } = question;
  return (
    <Panel title="Переписка" aside={<QuestionStatusTag status={status} />}>
      <Conversation messages={messages} family={askedBy} timeZone={timeZone} />
    </Panel>
  );
}
