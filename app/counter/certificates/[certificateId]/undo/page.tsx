import type { Metadata } from 'next';
import { StatusForm, statusWords } from '@/components/counter/status-form';
import { getStatusDesk } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';

const { title } = statusWords.undo_activation;

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'undo', title);
}

export default async function UndoPage(props: ChangeProps) {
  const { path, actor, form, desk, back } = await openChange(props, 'undo', ['operator']);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <StatusForm
        action="undo_activation"
        href={`${path}/save`}
        back={back}
        form={form}
        desk={await getStatusDesk(actor, desk.id, 'undo_activation')}
      />
    </ChangePage>
  );
}
