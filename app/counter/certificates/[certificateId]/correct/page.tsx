import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { CorrectForm } from '@/components/counter/correct-form';
import { CorrectChoice } from '@/components/counter/correct-links';
import { RecordScans } from '@/components/counter/record-scans';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { openRecord } from '@/lib/counter/open-record';
import { isLive } from '@/lib/domain/certificate-status';
import { deskMattersOf, readDeskMatter } from '@/lib/domain/desk-corrections';
import { getDeskCorrection } from '@/lib/families/desk-correction';

const title = 'Исправить запись';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

async function recordOf(params: Props['params']): Promise<string> {
  return `/counter/certificates/${pageId((await params).certificateId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${await recordOf(params)}/correct`, searchParams);
}

export default async function CorrectPage({ params, searchParams }: Props) {
  const back = await recordOf(params);
  const page = `${back}/correct`;
  const actor = await pageActor(page, ['operator']);
  const form = await pageForm(page, actor.accountId, searchParams);
  const record = await orNotFound(openRecord(actor, (await params).certificateId));
  const childApplies = record.applicant === null;
  const offered = (['child', 'applicant'] as const).flatMap((about) => deskMattersOf(about, childApplies));
  const { what } = await searchParams;
  const named = readDeskMatter(form.values.matter ?? (typeof what === 'string' ? what : ''));
  const matter = named !== null && offered.includes(named) ? named : null;
  const way = <BackLink href={back}>К записи о сертификате</BackLink>;
  if (!isLive(record.status)) {
    return (
      <>
        {way}
        <PageTitle title={title} caption={record.child.name} />
        <Notice tone="info" title="Сертификат больше не действует: запись остаётся такой, какой была." />
      </>
    );
  }
  if (matter === null) {
    return (
      <>
        {way}
        <PageTitle title={title} caption={record.child.name} />
        <CorrectChoice certificateId={record.id} matters={offered} />
      </>
    );
  }
  const correction = await orNotFound(getDeskCorrection(actor, record.id, matter));
  return (
    <>
      {way}
      <PageTitle caption={correction.name} title={`Исправить ${correction.title}`} />
      <div className="@container">
        <div className="grid items-start gap-5 @min-[56em]:grid-cols-2">
          <CorrectForm action={`${page}/save`} form={form} correction={correction} back={back} />
          {correction.about === 'child' && <RecordScans documents={record.child.documents} />}
        </div>
      </div>
    </>
  );
}
