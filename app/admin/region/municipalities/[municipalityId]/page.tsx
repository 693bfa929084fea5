import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { MunicipalityMergeForm } from '@/components/proposals/municipality-merge-form';
import { AdminTable, CodePart, NamePart, PopulationPart } from '@/components/regions/municipality-parts';
import { BackLink } from '@/components/ui/back-link';
import { LinkList } from '@/components/ui/link-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { untouchedForm } from '@/lib/domain/form-state';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { getMergeChoice } from '@/lib/proposals/propose-municipality-merge';
import { previewMerge } from '@/lib/regions/merge-preview';
import { getMunicipality } from '@/lib/regions/queries';

const list = '/admin/region/municipalities';
const title = 'Муниципалитет';

const done = {
  renamed: 'Название записано',
  code: 'Код исправлен',
  population: 'Число детей сохранено',
} as const satisfies Record<string, string>;

type Props = { params: Promise<{ municipalityId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${list}/${(await params).municipalityId}`, searchParams);
}

export default async function MunicipalityRecordPage({ params, searchParams }: Props) {
  const id = pageId((await params).municipalityId);
  const here = `${list}/${id}`;
  const actor = await pageActor(here, ['regional_admin']);
  const [record, form, query] = await Promise.all([
    orNotFound(getMunicipality(actor, id)),
    pageForm(here, actor.accountId, searchParams),
    searchParams,
  ]);
  const said = Object.entries(done).find(([key]) => key === query.done)?.[1];
  const timeZone = environment().TIME_ZONE;
  // What came back belongs to one of the forms of the page.
  const own = (field: string) => (field in form.values ? form : untouchedForm);
  return (
    <>
      <BackLink href={list}>Муниципалитеты</BackLink>
      {said !== undefined && <Notice tone="success" title={said} />}
      <PageTitle title={record.shortName} caption={record.fullName} />
      {record.mergedInto && record.mergedAt && (
        <Notice tone="info" title={`Вошёл в состав: ${record.mergedInto.shortName}`}>
          <p>{formatMinute(record.mergedAt, timeZone)}. Выданные номера сохранились.</p>
        </Notice>
      )}
      <LinkList
        items={[
          { href: `/admin/municipalities/${id}`, label: 'Рабочее место муниципалитета' },
          { href: `/admin/municipalities/${id}/reports`, label: 'Отчёты муниципалитета' },
        ]}
      />
      <Panel title="Число детей">
        <PopulationPart
          record={record}
          form={own('children')}
          here={here}
          today={today()}
          timeZone={timeZone}
        />
      </Panel>
      <Panel title="Название">
        <NamePart record={record} form={own('effectiveFrom')} here={here} today={today()} />
      </Panel>
      <Panel title="Код">
        <CodePart record={record} form={own('code')} here={here} />
      </Panel>
      <Panel title="Администраторы">
        <AdminTable record={record} timeZone={timeZone} />
      </Panel>
      {record.mergedInto === null && (
        <Panel title="Присоединить к другому муниципалитету">
          <MunicipalityMergeForm
            action={`${here}/merge`}
            form={own('mergeNote')}
            preview={await previewMerge(actor, id)}
            choice={await getMergeChoice(actor, id)}
          />
        </Panel>
      )}
    </>
  );
}
