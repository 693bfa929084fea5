import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { listAdditions } from '@/lib/settings/letters/queries';

export const metadata: Metadata = { title: 'Абзацы в письмах' };

export default async function LettersPage({
  params,
  searchParams,
}: DeskParams & { searchParams: PageQuery }) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/letters');
  return (
    <>
      <BackLink href={`${desk}/texts`}>Объявления и тексты</BackLink>
      {(await searchParams).done === 'saved' && <Notice tone="success" title="Абзац сохранён" />}
      <PageTitle
        title="Абзацы в письмах"
        caption={municipality.fullName}
        lead="Слова писем у всех одни. К письму о сертификате можно добавить свой абзац: он встанет в конце."
      />
      <Panel>
        <Table
          caption="Письма, к которым можно добавить абзац"
          captionHidden
          rows={await listAdditions(actor, municipality.id)}
          rowKey={({ kind }) => kind}
          rowHref={({ kind }) => `${here}/${kind}`}
          columns={[
            { key: 'title', header: 'Письмо', cell: ({ title }) => title },
            { key: 'body', header: 'Что добавлено сегодня', cell: ({ body }) => body ?? 'Ничего' },
          ]}
        />
      </Panel>
    </>
  );
}
