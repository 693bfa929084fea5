import type { Metadata } from 'next';
import { orNotFound } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { TieForm } from '@/components/counter/tie-form';
import { getTieDesk } from '@/lib/families/tie-desk';
import { ChangePage, changeMetadata, openChange } from '../../_change';
import { adultPage, changingRoles } from '../../_changing';

const title = 'Прекратить связь представителя с ребёнком';

type Props = { params: Promise<{ certificateId: string; tieId: string }>; searchParams: PageQuery };

async function segmentOf({ params }: Props): Promise<string> {
  return `ties/${pageId((await params).tieId)}`;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return changeMetadata(props, await segmentOf(props), title);
}

export default async function TiePage(props: Props) {
  const { path, actor, form, desk, back } = await openChange(props, await segmentOf(props), changingRoles);
  const tie = await orNotFound(getTieDesk(actor, desk.id, (await props.params).tieId));
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <TieForm
        here={path}
        back={back}
        adultHref={desk.live ? adultPage(desk.id) : null}
        form={form}
        tie={tie}
      />
    </ChangePage>
  );
}
