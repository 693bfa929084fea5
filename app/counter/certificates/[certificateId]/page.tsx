import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { DuplicatePanel } from '@/components/counter/duplicate-panel';
import { ChangedNotice } from '@/components/counter/changed-notice';
import { DoneNotice } from '@/components/counter/done-notice';
import { RecordDesk } from '@/components/counter/record-desk';
import { LateNotice } from '@/components/counter/late-notice';
import { RecordActions } from '@/components/counter/record-actions';
import { mayActivate, mayRenew, RecordActivation } from '@/components/counter/record-activation';
import { RecordCertificate, RecordPaper } from '@/components/counter/record-certificate';
import { RecordCorrections } from '@/components/counter/record-corrections';
import { RecordHistory } from '@/components/counter/record-history';
import { RecordLogins } from '@/components/counter/record-logins';
import { RecordPrintouts } from '@/components/counter/record-printouts';
import { RecordApplicant, RecordChild } from '@/components/counter/record-person';
import { RecordQuestions } from '@/components/counter/record-questions';
import { hasScan, RecordScans } from '@/components/counter/record-scans';
import { RecordTitle } from '@/components/counter/record-title';
import { SameChildPanel } from '@/components/counter/same-child-panel';
import { TiedNotice } from '@/components/counter/tied-notice';
import { ToCheckLink, ToScanLink } from '@/components/counter/to-check-link';
import { BackLink } from '@/components/ui/back-link';
import { listLoginsOfRecord } from '@/lib/accounts/family-logins';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { listPapers } from '@/lib/certificates/list-papers';
import { listRecordActions } from '@/lib/certificates/changes/record-actions';
import { listCorrectionsMade } from '@/lib/counter/corrections-made';
import { openRecord } from '@/lib/counter/open-record';
import { isLive } from '@/lib/domain/certificate-status';
import { findDecidedSame } from '@/lib/duplicates/decided-same';
import { findOpenSuspicion } from '@/lib/duplicates/queries';
import { environment } from '@/lib/platform/environment';
import { listQuestionsOfRecord } from '@/lib/questions/open-question';
import { adultPage } from './_changing';
import { formPart } from './_parts';
import { Reservation } from './_reservation';

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
  const { done, originals, adult } = await searchParams;
  const waits = record.status === 'not_activated' || record.status === 'returned';
  const [desk, logins, suspicion, same, corrections, papers, actions, questions] = await Promise.all([
    getActivationDesk(actor, record.id),
    listLoginsOfRecord(actor, record.id),
    waits ? findOpenSuspicion(actor, record.childId) : null,
    isLive(record.status) ? findDecidedSame(actor, record.id) : null,
    listCorrectionsMade(actor, record.id),
    listPapers(actor, record.id),
    listRecordActions(actor, record.id),
    listQuestionsOfRecord(actor, record.id),
  ]);
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <RecordTitle record={record}>
        {mayActivate(desk) && <ToCheckLink />}
        {suspicion && hasScan(record.child.documents) && <ToScanLink />}
        <BackLink href="/counter">К приёму</BackLink>
      </RecordTitle>
      <ChangedNotice
        done={done}
        mailed={record.mailed}
        adultHref={isLive(record.status) ? adultPage(record.id) : null}
      />
      <TiedNotice certificateId={record.id} done={done} adult={adult} logins={logins} />
      <DoneNotice done={done} record={record} desk={desk} />
      <Reservation actor={actor} record={record} query={searchParams} />
      {!mayActivate(desk) && <LateNotice form={formPart(form, 'activation')} />}
      {!suspicion?.comparison && <LateNotice form={formPart(form, 'decision')} />}
      {!mayRenew(desk) && <LateNotice form={formPart(form, 'renew')} />}
      {record.status !== 'returned' && <LateNotice form={formPart(form, 'lift')} />}
      {suspicion && (
        <DuplicatePanel suspicion={suspicion} certificateId={record.id} form={formPart(form, 'decision')} />
      )}
      {same && <SameChildPanel same={same} />}
      <RecordDesk
        facts={
          <>
            <RecordChild record={record} />
            <RecordApplicant record={record} />
            <RecordLogins record={record} logins={logins} />
          </>
        }
        scans={<RecordScans documents={record.child.documents} widens />}
        tall={hasScan(record.child.documents)}
        activation={
          <RecordActivation
            record={record}
            desk={desk}
            form={formPart(form, 'activation')}
            renewal={formPart(form, 'renew')}
            lift={formPart(form, 'lift')}
            renewNext={done === 'corrected'}
            originalsOf={typeof originals === 'string' ? originals : null}
          />
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <RecordCertificate record={record} desk={desk} timeZone={timeZone} />
        <div className="flow-tight">
          <div className="print:hidden">
            <RecordPaper record={record} desk={desk} timeZone={timeZone} />
          </div>
          <RecordPrintouts
            certificateId={record.id}
            status={record.status}
            papers={papers}
            timeZone={timeZone}
          />
          <RecordActions certificateId={record.id} open={actions} />
          <RecordQuestions questions={questions} timeZone={timeZone} />
          <RecordCorrections corrections={corrections} timeZone={timeZone} />
          <RecordHistory history={record.history} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
