import type { Metadata } from 'next';
import { StatusForm, statusWords } from '@/components/counter/status-form';
import { getStatusDesk } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';

const { title } = statusWords.suspend;

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'suspend', title);
}

export default async function SuspendPage(props: ChangeProps) {
  const { path, actor, form, desk, back } = await openChange(props, 'suspend', changingRoles);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <StatusForm
        action="suspend"
        href={`${path}/save`}
        back={back}
        form={form}
        desk={await getStatusDesk(actor, desk.id, 'suspend')}
      />
    </ChangePage>
  );
}
