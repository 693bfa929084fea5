import type { Metadata } from 'next';
import { StatusForm, statusWords } from '@/components/counter/status-form';
import { getStatusDesk } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';

const { title } = statusWords.restore;

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'restore', title);
}

export default async function RestorePage(props: ChangeProps) {
  const { path, actor, form, desk, back } = await openChange(props, 'restore', changingRoles);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <StatusForm
        action="restore"
        href={`${path}/save`}
        back={back}
        form={form}
        desk={await getStatusDesk(actor, desk.id, 'restore')}
      />
    </ChangePage>
  );
}
