import type { Metadata } from 'next';
import { RenameForm } from '@/components/counter/rename-form';
import { Notice } from '@/components/ui/notice';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { endedSentence } from '../_words';

const title = 'Изменить имя ребёнка';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'name', title);
}

export default async function NamePage(props: ChangeProps) {
  const { path, form, desk, back } = await openChange(props, 'name', ['operator']);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      {desk.live ? (
        <RenameForm here={path} back={back} form={form} desk={desk} />
      ) : (
        <Notice tone="info" title={endedSentence} />
      )}
    </ChangePage>
  );
}
