import type { Metadata } from 'next';
import { ReplaceDocumentForm } from '@/components/counter/replace-document-form';
import { Notice } from '@/components/ui/notice';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { endedSentence } from '../_words';

const title = 'Заменить документ ребёнка';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'document', title);
}

export default async function DocumentPage(props: ChangeProps) {
  const { path, form, desk, back } = await openChange(props, 'document', ['operator']);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      {desk.live ? (
        <ReplaceDocumentForm here={path} back={back} form={form} desk={desk} />
      ) : (
        <Notice tone="info" title={endedSentence} />
      )}
    </ChangePage>
  );
}
