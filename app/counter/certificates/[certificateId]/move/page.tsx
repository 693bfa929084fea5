import type { Metadata } from 'next';
import { MoveForm, MoveWhere } from '@/components/counter/move-form';
import { Notice } from '@/components/ui/notice';
import { listOtherGroups, listOtherMunicipalities } from '@/lib/certificates/changes/change-desk';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { changingRoles } from '../_changing';
import { endedSentence } from '../_words';

const title = 'Передать в другой муниципалитет';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'move', title);
}

export default async function MovePage(props: ChangeProps) {
  const { path, form, desk, back } = await openChange(props, 'move', changingRoles);
  const places = await listOtherMunicipalities(desk);
  const wanted = form.values.municipalityId ?? (await props.searchParams).to;
  const to = places.find(({ id }) => id === wanted);
  return (
    <ChangePage desk={desk} back={back} title={title}>
      {!desk.live && <Notice tone="info" title={endedSentence} />}
      {desk.live && !to && <MoveWhere here={path} places={places} />}
      {desk.live && to && (
        <MoveForm here={path} back={back} form={form} to={to} groups={await listOtherGroups(desk, to.id)} />
      )}
    </ChangePage>
  );
}
