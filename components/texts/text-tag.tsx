import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import type { TextState } from '@/lib/settings/texts/queries';

const states = {
  shown: { title: 'Показывается', tone: 'success' },
  planned: { title: 'Ждёт своего дня', tone: 'attention' },
  past: { title: 'Прежний', tone: 'neutral' },
  withdrawn: { title: 'Снят', tone: 'neutral' },
} as const satisfies Record<TextState, { title: string; tone: StatusTone }>;

export function TextTag({ state }: { state: TextState }) {
  return <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>;
}
