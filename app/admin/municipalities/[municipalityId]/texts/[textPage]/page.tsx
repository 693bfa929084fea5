import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { PlannedNotice } from '@/components/settings/planned-notice';
import { TextEditor } from '@/components/texts/text-editor';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { formatDate } from '@/lib/domain/dates';
import {
  isMunicipalTextPage,
  municipalTextPages,
  type MunicipalTextPage,
} from '@/lib/domain/municipal-texts';
import { today } from '@/lib/platform/clock';
import { getTextDraft } from '@/lib/settings/texts/queries';

type Props = {
  params: Promise<{ municipalityId: string; textPage: string }>;
  searchParams: PageQuery;
};

function readPage(text: string): MunicipalTextPage {
  return isMunicipalTextPage(text) ? text : missingPage();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, textPage } = await params;
  const page = readPage(textPage);
  return formTitle(municipalTextPages[page].title, `${deskPath(municipalityId)}/texts/${page}`, searchParams);
}

export default async function TextPage({ params, searchParams }: Props) {
  const page = readPage((await params).textPage);
  const { kind, title } = municipalTextPages[page];
  const { actor, municipality, desk, here } = await pageDesk(params, `/texts/${page}`);
  const [form, { latest, ...draft }] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    getTextDraft(actor, municipality.id, kind),
  ]);
  return (
    <>
      <BackLink href={`${desk}/texts`}>Объявления и тексты</BackLink>
      <PageTitle title={title} caption={municipality.fullName} />
      <PlannedNotice {...draft} />
      <TextEditor
        here={here}
        form={form}
        draft={{ title: draft.begin?.title ?? '', body: draft.begin?.body ?? '', latest }}
        notice={kind === 'notice'}
        preview={(await searchParams).preview === 'yes'}
        today={formatDate(today())}
      />
    </>
  );
}
