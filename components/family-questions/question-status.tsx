import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { questionStatuses, type QuestionStatus } from '@/lib/domain/family-questions';

const tones = {
  waiting: 'attention',
  answered: 'success',
  closed: 'neutral',
} as const satisfies Record<QuestionStatus, StatusTone>;

export function QuestionStatusTag({ status }: { status: QuestionStatus }) {
  return <StatusTag tone={tones[status]}>{questionStatuses[status].title}</StatusTag>;
}
