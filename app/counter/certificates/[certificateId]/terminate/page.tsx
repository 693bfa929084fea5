import type { Metadata } from 'next';
import { StatusForm, statusWords } from '@/components/counter/status-form';
import { getStatusDesk } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';

const { title } = statusWords.terminate;

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'terminate', title);
}

export default async function TerminatePage(props: ChangeProps) {
  const { path, actor, form, desk, back } = await openChange(props, 'terminate', changingRoles);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <StatusForm
        action="terminate"
        href={`${path}/save`}
        back={back}
        form={form}
        desk={await getStatusDesk(actor, desk.id, 'terminate')}
      />
    </ChangePage>
  );
}
