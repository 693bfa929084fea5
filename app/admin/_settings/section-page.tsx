import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PlannedNotice } from '@/components/settings/planned-notice';
import { SettingForm } from '@/components/settings/setting-form';
import { SettingHistory } from '@/components/settings/setting-history';
import type { DeskActor } from '@/lib/access/municipality';
import { draftOf } from '@/lib/domain/dated-version';
import { formatDate } from '@/lib/domain/dates';
import type { SettingSection } from '@/lib/domain/settings';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { listSettingVersions } from '@/lib/settings/queries';

type SectionPageProps = {
  actor: DeskActor;
  /** Null: the region. */
  municipalityId: string | null;
  section: SettingSection;
  /** Path of the list. */
  back: string;
  searchParams: PageQuery;
};

/** One section: its form and everything it has been. */
export async function SectionPage({ actor, municipalityId, section, back, searchParams }: SectionPageProps) {
  const here = `${back}/${section}`;
  const [form, versions] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listSettingVersions(actor, municipalityId, section),
  ]);
  const draft = draftOf(versions, today());
  return (
    <>
      <PlannedNotice {...draft} />
      <SettingForm
        here={here}
        back={back}
        form={form}
        section={section}
        now={draft.begin}
        latest={versions[0]?.version ?? 0}
        today={formatDate(today())}
      />
      <SettingHistory versions={versions} timeZone={environment().TIME_ZONE} />
    </>
  );
}
