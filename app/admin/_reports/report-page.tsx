import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { ReportPanel } from '@/components/reports/report-panel';
import { ReportPeriodForm } from '@/components/reports/period-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import type { DeskActor } from '@/lib/access/municipality';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { getReport } from '@/lib/reports/get-report';
import { periodQuery, readReportPeriod } from '@/lib/reports/period';

export const reportsTitle = 'Отчёты';

type ReportPageProps = {
  actor: DeskActor;
  /** Null for the region. */
  municipalityId: string | null;
  name: string;
  here: string;
  back: string;
  searchParams: PageQuery;
};

/** The reports of a municipality or of the region: the same page. */
export async function ReportPage({ actor, municipalityId, name, here, back, searchParams }: ReportPageProps) {
  const period = readReportPeriod(await searchParams);
  const [form, report] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    orNotFound(getReport(actor, municipalityId, period)),
  ]);
  const query = periodQuery(period);
  return (
    <>
      <BackLink href={back}>Обзор</BackLink>
      <PageTitle
        title={reportsTitle}
        caption={name}
        lead={`За период ${formatDate(period.from)} — ${formatDate(period.to)}. Статусы, возраст, охват и действующие по группам — на эту минуту.`}
      />
      {report.countedAt === null ? (
        <Notice tone="warning" title="Отчёты ещё не посчитаны">
          <p>Портал считает их каждые пять минут. Откройте страницу немного позже.</p>
        </Notice>
      ) : (
        <p>За период посчитано {formatMinute(report.countedAt, environment().TIME_ZONE)}.</p>
      )}
      <Panel title="Период">
        <ReportPeriodForm action={`${here}/period`} form={form} period={period} />
        <p className="hidden print:block">
          {formatDate(period.from)} — {formatDate(period.to)}
        </p>
      </Panel>
      {report.sections.map((section) => (
        <ReportPanel
          key={section.key}
          section={section}
          fileHref={`${here}/file?section=${section.key}&${query}`}
        />
      ))}
    </>
  );
}
