import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { SettingForm } from '@/components/visits/setting-form';
import { SettingHistory, wordsOf } from '@/components/visits/setting-history';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { BookingSettings } from '@/lib/bookings/settings';
import type { FormState } from '@/lib/domain/form-state';

type SettingPanelsProps = {
  action: string;
  form: FormState;
  saved: boolean;
  settings: BookingSettings;
  cancelled: CancelledVisits | null;
  timeZone: string;
};

/** What applies today, the form that changes it, and how it was: the same for the counter and for the desk. */
export function SettingPanels({ action, form, saved, settings, cancelled, timeZone }: SettingPanelsProps) {
  const { current, rows, hours } = settings;
  return (
    <>
      {saved && <Notice tone="success" title="Настройки сохранены" />}
      <Panel title="Сегодня">
        <p>{current?.enabled ? `Семьи записываются: ${wordsOf(current)}.` : 'Семьи приходят без записи.'}</p>
        {hours ? (
          <p className="text-ink-soft">
            Время берётся из часов работы: {hours}. Обед и закрытые дни не занимаются.
          </p>
        ) : (
          <Notice tone="warning" title="Часы работы не указаны">
            <p>Пока их нет, записаться нельзя: время берётся из часов работы.</p>
          </Notice>
        )}
      </Panel>
      <Panel title="Изменить" tone="highlight">
        <SettingForm action={action} form={form} settings={settings} cancelled={cancelled} />
      </Panel>
      {rows.length > 0 && (
        <Panel title="Как было и что подготовлено">
          <SettingHistory rows={rows} timeZone={timeZone} />
        </Panel>
      )}
    </>
  );
}
