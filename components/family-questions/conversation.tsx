import { formatMinute } from '@/lib/domain/dates';
import type { ShownMessage } from '@/lib/questions/messages';

type ConversationProps = {
  messages: readonly ShownMessage[];
  /** Who writes for the family, as the reader calls them: «Вы», or the name. */
  family: string;
  timeZone: string;
};

/** What both sides wrote, in its order. */
export function Conversation({ messages, family, timeZone }: ConversationProps) {
  return (
    <ol className="divide-y divide-line">
      {messages.map(({ id, text, writtenAt, institution }) => (
        <li key={id} className="py-4 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <strong className="font-semibold wrap-anywhere">{institution ?? family}</strong>
            <span className="text-sm text-ink-soft">{formatMinute(writtenAt, timeZone)}</span>
          </p>
          <p className="mt-1 max-w-measure wrap-anywhere whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ol>
  );
}
