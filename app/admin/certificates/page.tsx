import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { homePages } from '@/lib/access/actor';

const title = 'Сертификат по номеру';
const here = '/admin/certificates';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

/** The way of an admin to a record: by its number. */
export default async function CertificatesPage({ searchParams }: Props) {
  const actor = await pageActor(here, ['municipal_admin', 'regional_admin']);
  const form = await pageForm(here, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={homePages[actor.role]}>Обзор</BackLink>
      <PageTitle title={title} />
      <Panel>
        <p className="max-w-measure">
          Здесь открывают запись, чтобы приостановить, восстановить, прекратить или передать сертификат и
          посмотреть, что с ним было.
        </p>
        <Form action={`${here}/save`} form={form}>
          <TextField
            form={form}
            name="number"
            label="Номер сертификата"
            hint="10 цифр, например 42 07 000 002"
            required
            inputMode="numeric"
            width="short"
            autoComplete="off"
            spellCheck={false}
          />
          <SubmitRow label="Открыть запись" />
        </Form>
      </Panel>
    </>
  );
}
