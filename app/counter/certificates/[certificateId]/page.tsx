import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { DuplicatePanel } from '@/components/counter/duplicate-panel';
import { DoneNotice } from '@/components/counter/done-notice';
import { LateNotice } from '@/components/counter/late-notice';
import { mayActivate, RecordActivation } from '@/components/counter/record-activation';
import { RecordCertificate, RecordPaper } from '@/components/counter/record-certificate';
import { RecordHistory } from '@/components/counter/record-history';
import { RecordApplicant, RecordChild } from '@/components/counter/record-person';
import { RecordScans } from '@/components/counter/record-scans';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { openRecord } from '@/lib/counter/open-record';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { findOpenSuspicion } from '@/lib/duplicates/queries';
import { environment } from '@/lib/platform/environment';
import { formPart } from './_parts';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/certificates/${pageId((await params).certificateId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Запись о сертификате', await pathOf(params), searchParams);
}

export default async function RecordPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const record = await orNotFound(openRecord(actor, (await params).certificateId));
  const desk = await getActivationDesk(actor, record.id);
  const waits = record.status === 'not_activated' || record.status === 'returned';
  const suspicion = waits ? await findOpenSuspicion(actor, record.childId) : null;
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <DoneNotice
        done={(await searchParams).done}
        active={record.status === 'active'}
        mailed={(record.applicant?.email ?? record.childEmail) !== null}
      />
      {!mayActivate(desk) && <LateNotice form={formPart(form, 'activation')} />}
      {!suspicion?.comparison && <LateNotice form={formPart(form, 'decision')} />}
      {!desk.paper?.outdated && <LateNotice form={formPart(form, 'renew')} />}
      <PageTitle
        caption={
          <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="tabular-nums">Сертификат {formatCertificateNumber(record.number)}</span>
            <CertificateStatusTag status={record.status} />
          </span>
        }
        title={record.child.name}
      />
      {suspicion && (
        <DuplicatePanel suspicion={suspicion} certificateId={record.id} form={formPart(form, 'decision')} />
      )}
      <div className="grid gap-5 lg:grid-cols-2 lg:grid-rows-[auto_auto_1fr]">
        <RecordChild record={record} />
        <div className="lg:sticky lg:top-5 lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:self-start">
          <RecordScans documents={record.child.documents} />
        </div>
        <RecordApplicant record={record} />
        <RecordActivation record={record} desk={desk} form={formPart(form, 'activation')} />
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <RecordCertificate record={record} desk={desk} timeZone={timeZone} />
        <div className="flow-tight">
          <RecordPaper record={record} desk={desk} timeZone={timeZone} form={formPart(form, 'renew')} />
          <RecordHistory history={record.history} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
