import type { PageQuery } from '@/app/_server/page-form';
import { DayQuestion } from '@/components/settings/day-question';
import { SettingList } from '@/components/settings/setting-list';
import { Notice } from '@/components/ui/notice';
import type { DeskActor } from '@/lib/access/municipality';
import { formatDate } from '@/lib/domain/dates';
import type { SettingSection } from '@/lib/domain/settings';
import { today } from '@/lib/platform/clock';
import { dayFields } from '@/lib/settings/fields';
import { listSettings } from '@/lib/settings/queries';

type SettingsPageProps = {
  actor: DeskActor;
  /** Null: the region. */
  municipalityId: string | null;
  sections: readonly SettingSection[];
  here: string;
  searchParams: PageQuery;
};

/** The settings as they are on a day: the same page for a municipality and for the region. */
export async function SettingsPage({
  actor,
  municipalityId,
  sections,
  here,
  searchParams,
}: SettingsPageProps) {
  const { day: asked, done } = await searchParams;
  const read = dayFields.safeParse({ day: asked });
  const wrong = asked === undefined || read.success ? null : (read.error.issues[0]?.message ?? null);
  const day = read.success ? read.data.day : today();
  const isToday = day.equals(today());
  return (
    <>
      {done === 'saved' && (
        <Notice tone="success" title="Изменение сохранено">
          <p>С какого дня оно действует, видно ниже.</p>
        </Notice>
      )}
      <DayQuestion here={here} day={day} wrong={wrong} isToday={isToday && wrong === null} />
      {!isToday && (
        <Notice tone="info" title={`Показано, что действует ${formatDate(day)}`}>
          <p>Изменить можно только с сегодняшнего дня или позже.</p>
        </Notice>
      )}
      <SettingList here={here} lines={await listSettings(actor, municipalityId, sections, day)} />
    </>
  );
}
