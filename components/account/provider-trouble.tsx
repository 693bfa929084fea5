import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

/** What went wrong on the way to the identity provider and back: no field of a form is to blame. */
export function ProviderTrouble({ title, sentence }: { title: string; sentence: string }) {
  return (
    <Notice tone="error" title={title}>
      <p className="max-w-measure">{sentence}</p>
      {sentence.includes('из списка') && (
        <p>
          <TextLink href="/institutions">Список учреждений</TextLink>
        </p>
      )}
    </Notice>
  );
}
