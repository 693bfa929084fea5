import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { ClassSlipsForm } from '@/components/counter/class-slips-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { listClasses } from '@/lib/accounts/issue-class-slips';
import { getIssuingObstacle } from '@/lib/institutions/own-right';

const page = '/counter/logins/slips';
const title = 'Листки для класса или группы';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function ClassSlipsPage({ searchParams }: Props) {
  const actor = await pageActor(page, ['login_issuer']);
  const [form, classes, obstacle, { group }] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    listClasses(actor),
    getIssuingObstacle(actor),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/counter/logins">Логины</BackLink>
      <PageTitle
        title={title}
        lead="По листку на семью, из которой ещё никто не входил. Четыре на странице, по линиям разрезаются."
      />
      {obstacle === null ? (
        <ClassSlipsForm
          form={form}
          classes={classes}
          chosen={typeof group === 'string' ? group : ''}
          printId={randomUUID()}
          action={`${page}/print`}
        />
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
    </>
  );
}
