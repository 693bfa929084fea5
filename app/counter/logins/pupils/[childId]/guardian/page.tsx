import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { GroundField } from '@/components/counter/ground-field';
import { ParentFields } from '@/components/counter/parent-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { listKnownParents } from '@/lib/families/describe-known';
import { getAddingObstacle } from '@/lib/families/settled-child';
import { getPupilName } from '@/lib/overview/pupil';
import { pupilAddress } from '../../../_addresses';

const title = 'Добавить родителя';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `${pupilAddress(pageId((await params).childId))}/guardian`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function GuardianPage({ params, searchParams }: Props) {
  const page = await pathOf(params);
  const { childId } = await params;
  const actor = await pageActor(page, ['login_issuer']);
  const name = await orNotFound(getPupilName(actor, childId));
  const form = await pageForm(page, actor.accountId, searchParams);
  const obstacle = await getAddingObstacle(actor, childId);
  const known = obstacle === null ? await listKnownParents(actor, form.values) : [];
  return (
    <>
      <BackLink href={pupilAddress(childId)}>{name}</BackLink>
      <PageTitle
        caption={name}
        title={title}
        lead="Ещё один родитель или законный представитель. Он увидит ребёнка и его сертификат, как только войдёт."
      />
      {obstacle === null ? (
        <Form action={`${page}/save`} form={form}>
          <ParentFields form={form} known={known} />
          <GroundField form={form} name="ground" />
          <SubmitRow label={title} secondary={{ href: pupilAddress(childId), label: 'Отмена' }} />
        </Form>
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
    </>
  );
}
