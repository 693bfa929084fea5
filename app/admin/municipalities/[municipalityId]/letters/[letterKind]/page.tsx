import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { PlannedNotice } from '@/components/settings/planned-notice';
import { AdditionEditor } from '@/components/texts/addition-editor';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { draftOf } from '@/lib/domain/dated-version';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { addableLetters, isAddableLetter, type AddableLetter } from '@/lib/domain/letter-additions';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { listAdditionVersions } from '@/lib/settings/letters/queries';

type Props = {
  params: Promise<{ municipalityId: string; letterKind: string }>;
  searchParams: PageQuery;
};

function readKind(text: string): AddableLetter {
  return isAddableLetter(text) ? text : missingPage();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, letterKind } = await params;
  const kind = readKind(letterKind);
  return formTitle(
    `Абзац в письме: ${addableLetters[kind]}`,
    `${deskPath(municipalityId)}/letters/${kind}`,
    searchParams,
  );
}

export default async function LetterPage({ params, searchParams }: Props) {
  const kind = readKind((await params).letterKind);
  const { actor, municipality, desk, here } = await pageDesk(params, `/letters/${kind}`);
  const [form, versions] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listAdditionVersions(actor, municipality.id, kind),
  ]);
  const draft = draftOf(versions, today());
  return (
    <>
      <BackLink href={`${desk}/letters`}>Абзацы в письмах</BackLink>
      <PageTitle title={addableLetters[kind]} caption={`Письмо. ${municipality.fullName}`} />
      <PlannedNotice {...draft} />
      <AdditionEditor
        here={here}
        form={form}
        draft={{ body: draft.begin?.body ?? '', latest: versions[0]?.version ?? 0 }}
        preview={(await searchParams).preview === 'yes'}
        today={formatDate(today())}
      />
      {versions.length > 0 && (
        <Panel title="Что было и что будет">
          <Table
            caption="Все изменения абзаца"
            captionHidden
            rows={versions}
            rowKey={({ version }) => String(version)}
            columns={[
              { key: 'from', header: 'Действует с', cell: ({ from }) => formatDate(from) },
              { key: 'body', header: 'Текст', cell: ({ body }) => body ?? 'Ничего не добавлялось' },
              {
                key: 'author',
                header: 'Кто и когда внёс',
                cell: ({ author, createdAt }) =>
                  `${author}, ${formatMinute(createdAt, environment().TIME_ZONE)}`,
              },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
