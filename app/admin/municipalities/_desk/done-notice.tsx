import { Notice } from '@/components/ui/notice';
import { doneSentence } from './done';

/** Says what the form before has done; nothing on a page that was merely opened. */
export function DoneNotice({ done }: { done: string | string[] | undefined }) {
  const sentence = doneSentence(done);
  return sentence === null ? null : <Notice tone="success" title={sentence} />;
}
