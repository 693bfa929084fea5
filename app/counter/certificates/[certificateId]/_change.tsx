import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { getChangeDesk, type ChangeDesk, type ChangingStaff } from '@/lib/certificates/changes/change-desk';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { recordPage } from './_changing';

export type ChangeProps = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

async function pathOf(params: ChangeProps['params'], segment: string): Promise<string> {
  return `/counter/certificates/${pageId((await params).certificateId)}/${segment}`;
}

export async function changeMetadata(
  { params, searchParams }: ChangeProps,
  segment: string,
  title: string,
): Promise<Metadata> {
  return formTitle(title, await pathOf(params, segment), searchParams);
}

/** What every page of a change begins with: who asks, the form as it came back, the record. */
export async function openChange<R extends ChangingStaff['role']>(
  { params, searchParams }: ChangeProps,
  segment: string,
  roles: readonly R[],
) {
  const path = await pathOf(params, segment);
  const actor: ChangingStaff = await pageActor(path, roles);
  const form = await pageForm(path, actor.accountId, searchParams);
  const desk = await orNotFound(getChangeDesk(actor, (await params).certificateId));
  return { path, actor, form, desk, back: recordPage(actor, desk.id) };
}

type ChangePageProps = { desk: ChangeDesk; back: string; title: string; children: ReactNode };

export function ChangePage({ desk, back, title, children }: ChangePageProps) {
  return (
    <>
      <BackLink href={back}>К записи о сертификате</BackLink>
      <PageTitle
        title={title}
        caption={
          <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span>{desk.childName}</span>
            <span className="tabular-nums">{formatCertificateNumber(desk.number)}</span>
            <CertificateStatusTag status={desk.status} />
          </span>
        }
      />
      {children}
    </>
  );
}
