import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { CalendarImport } from '@/components/calendar/calendar-import';
import { Panel } from '@/components/ui/panel';
import type { DeskActor } from '@/lib/access/municipality';
import { previewCalendarImport } from '@/lib/calendar/import-calendar';
import { countCalendarChanges } from '@/lib/calendar/queries';

type ImportPageProps = {
  actor: DeskActor;
  /** Null: the federal calendar. */
  municipalityId: string | null;
  here: string;
  searchParams: PageQuery;
};

/** A file and what becomes of the days that are there already. */
export async function CalendarImportPage({ actor, municipalityId, here, searchParams }: ImportPageProps) {
  const [form, seen] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    countCalendarChanges(actor, municipalityId),
  ]);
  const waiting = await previewCalendarImport(actor, municipalityId, form.values);
  return (
    <Panel>
      <CalendarImport here={here} form={form} seen={seen} waiting={waiting} />
    </Panel>
  );
}
