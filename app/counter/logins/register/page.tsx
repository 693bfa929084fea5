import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { FamilyForm } from '@/components/counter/family-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { listKnownParents, listKnownPupils } from '@/lib/families/describe-known';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { listClassNames } from '@/lib/overview/class-names';

const page = '/counter/logins/register';
const title = 'Записать семью';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function RegisterPage({ searchParams }: Props) {
  const actor = await pageActor(page, ['login_issuer']);
  const form = await pageForm(page, actor.accountId, searchParams);
  const [obstacle, knownParents, knownPupils, classNames] = await Promise.all([
    getIssuingObstacle(actor),
    listKnownParents(actor, form.values),
    listKnownPupils(actor, form.values),
    listClassNames(actor),
  ]);
  return (
    <>
      <BackLink href="/counter/logins">Логины</BackLink>
      <PageTitle
        title={title}
        lead="Родитель и дети, которые учатся у Вас. Потом распечатаете листок с логином и первым паролем."
      />
      {obstacle === null ? (
        <FamilyForm
          form={form}
          action={page}
          known={{ parents: knownParents, pupils: knownPupils }}
          classNames={classNames}
        />
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
    </>
  );
}
