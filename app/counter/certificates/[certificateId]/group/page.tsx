import type { Metadata } from 'next';
import { GroupForm } from '@/components/counter/group-form';
import { Notice } from '@/components/ui/notice';
import { listOtherGroups } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';
import { endedSentence } from '../_words';

const title = 'Сменить группу';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'group', title);
}

export default async function GroupPage(props: ChangeProps) {
  const { path, form, desk, back } = await openChange(props, 'group', changingRoles);
  const groups = await listOtherGroups(desk, desk.municipalityId);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      {desk.live ? (
        <GroupForm here={path} back={back} form={form} now={desk.group.title} groups={groups} />
      ) : (
        <Notice tone="info" title={endedSentence} />
      )}
    </ChangePage>
  );
}
