import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { CalendarChanges } from '@/components/calendar/calendar-changes';
import { DayForm } from '@/components/calendar/day-form';
import { MarkedDays } from '@/components/calendar/marked-days';
import { YearMonths } from '@/components/calendar/year-months';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { DeskActor } from '@/lib/access/municipality';
import { getCalendarYear } from '@/lib/calendar/queries';
import { previewCalendarDay } from '@/lib/calendar/set-day';
import { calendarYears, seededYears } from '@/lib/domain/calendar-year';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';

type CalendarPageProps = {
  actor: DeskActor;
  /** Null: the federal calendar. */
  municipalityId: string | null;
  here: string;
  searchParams: PageQuery;
};

/** The production calendar of a year: the same page for a municipality and for the region. */
export async function CalendarPage({ actor, municipalityId, here, searchParams }: CalendarPageProps) {
  const query = await searchParams;
  const year = readYear(query.year) ?? today().year;
  const [form, page] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    getCalendarYear(actor, municipalityId, year),
  ]);
  const cancelled = await previewCalendarDay(actor, municipalityId, form.values);
  const municipal = municipalityId !== null;
  const chosen = page.marked.find(({ day }) => day.toString() === query.day) ?? null;
  return (
    <>
      {query.done === 'saved' && (
        <Notice tone="success" title="Календарь сохранён">
          <p>Сроки семей пересчитаны: они считаются при каждом показе.</p>
        </Notice>
      )}
      {query.done === 'same' && (
        <Notice tone="info" title="Ничего не изменилось">
          <p>Эти дни уже внесены так же.</p>
        </Notice>
      )}
      <LinkList
        items={[...neighbours(here, year), { href: `${here}/import`, label: 'Внести календарь из файла' }]}
      />
      <YearNote year={year} />
      <Panel title={`${year} год`}>
        <YearMonths months={page.months} own={municipal} />
      </Panel>
      <Panel title={chosen ? 'Изменить выбранный день' : 'Изменить день'}>
        <DayForm
          here={here}
          form={form}
          seen={page.seen}
          chosen={chosen}
          municipal={municipal}
          cancelled={cancelled}
        />
      </Panel>
      <Panel title="Выходные и рабочие дни вне обычной недели">
        {page.marked.length > 0 ? (
          <MarkedDays here={here} days={page.marked} municipal={municipal} />
        ) : (
          <EmptyState title="Отмеченных дней нет">
            <p>Пока выходные этого года — только субботы и воскресенья.</p>
          </EmptyState>
        )}
      </Panel>
      {page.changes.length > 0 && (
        <Panel title="Последние изменения">
          <CalendarChanges changes={page.changes} timeZone={environment().TIME_ZONE} />
        </Panel>
      )}
    </>
  );
}

function YearNote({ year }: { year: number }) {
  const seeded = seededYears[year];
  if (!seeded) {
    return (
      <Notice tone="warning" title={`Федерального календаря ${year} года в портале нет`}>
        <p>Внесите праздники и переносы вручную или из файла.</p>
      </Notice>
    );
  }
  return seeded.complete ? (
    <p>Федеральные дни внесены вместе с порталом: {seeded.source}.</p>
  ) : (
    <Notice tone="warning" title={`Сверьте ${year} год с постановлением Правительства`}>
      <p>Вместе с порталом внесены только праздники ({seeded.source}), без переносов Правительства.</p>
    </Notice>
  );
}

function neighbours(here: string, year: number) {
  return [year - 1, year + 1]
    .filter((one) => one >= calendarYears.first && one <= calendarYears.last)
    .map((one) => ({ href: `${here}?year=${one}`, label: `Календарь ${one} года` }));
}

function readYear(asked: string | string[] | undefined): number | null {
  const year = typeof asked === 'string' && /^\d{4}$/.test(asked) ? Number(asked) : Number.NaN;
  return year >= calendarYears.first && year <= calendarYears.last ? year : null;
}
