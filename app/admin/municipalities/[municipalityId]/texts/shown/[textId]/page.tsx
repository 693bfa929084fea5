import type { Metadata } from 'next';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageDesk } from '@/app/_server/page-municipality';
import { Form } from '@/components/forms/form';
import { daysOf } from '@/components/texts/text-table';
import { PlainParagraphs } from '@/components/texts/plain-paragraphs';
import { TextTag } from '@/components/texts/text-tag';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { getMunicipalText } from '@/lib/settings/texts/queries';

type Props = {
  params: Promise<{ municipalityId: string; textId: string }>;
  searchParams: PageQuery;
};

export const metadata: Metadata = { title: 'Опубликованный текст' };

export default async function ShownTextPage({ params, searchParams }: Props) {
  const { textId } = await params;
  const { actor, municipality, desk, here } = await pageDesk(params, `/texts/shown/${textId}`);
  const [form, text] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    orNotFound(getMunicipalText(actor, municipality.id, textId)),
  ]);
  const canWithdraw = text.state === 'planned' || (text.state === 'shown' && text.kind === 'notice');
  return (
    <>
      <BackLink href={`${desk}/texts`}>Объявления и тексты</BackLink>
      <PageTitle title={text.title} caption={municipality.fullName} />
      <Panel>
        <FactList
          items={[
            { term: 'Состояние', value: <TextTag state={text.state} /> },
            { term: 'Когда показывается', value: daysOf(text) },
            {
              term: 'Кто и когда ввёл',
              value: [
                text.author ?? 'При запуске портала',
                ...(text.createdAt ? [formatMinute(text.createdAt, environment().TIME_ZONE)] : []),
              ].join(', '),
            },
            ...(text.withdrawnBy === null ? [] : [{ term: 'Кто снял', value: text.withdrawnBy }]),
          ]}
        />
      </Panel>
      <Panel title="Текст">
        <PlainParagraphs body={text.body} />
      </Panel>
      {canWithdraw && (
        <Form action={`${here}/withdraw`} form={form}>
          <Button variant="danger" wide>
            Снять текст сейчас
          </Button>
        </Form>
      )}
    </>
  );
}
