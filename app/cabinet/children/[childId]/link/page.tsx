import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { AskLinkForm } from '@/components/links/ask-link-form';
import { OwnLinkState } from '@/components/links/own-link-state';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { findOwnLinkRequest } from '@/lib/families/link-request-queries';
import { getMyChild } from '@/lib/families/queries';
import { untouchedForm } from '@/lib/domain/form-state';
import { environment } from '@/lib/platform/environment';
import { CabinetPage } from '../../../_page';
import { carriedForm } from './_carried';

const title = 'Связь с ребёнком';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/cabinet/children/${pageId((await params).childId)}/link`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function LinkPage({ params, searchParams }: Props) {
  const here = await pathOf(params);
  const { childId } = await params;
  const actor = await pageActor(here, ['parent']);
  const [child, request, returned] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    orNotFound(findOwnLinkRequest(actor, childId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const form = returned === untouchedForm ? await carriedForm(actor.accountId, childId) : returned;
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={`/cabinet/children/${childId}`}>{child.name}</BackLink>
      <PageTitle
        title={title}
        caption={child.name}
        lead="Если сертификат ребёнка уже получил другой законный представитель, попросите связать ребёнка и с Вашим кабинетом."
      />
      {request && <OwnLinkState request={request} timeZone={environment().TIME_ZONE} />}
      {request?.status === 'waiting' ? (
        <p>
          <TextLink href="/institutions" standalone>
            Список учреждений
          </TextLink>
        </p>
      ) : (
        <AskLinkForm form={form} child={child} action={`${here}/save`} />
      )}
    </CabinetPage>
  );
}
