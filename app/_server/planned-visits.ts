import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { bookingSettingFields } from '@/lib/bookings/setting-fields';
import { previewSetting, type SettingActor } from '@/lib/bookings/settings';
import type { FormState } from '@/lib/domain/form-state';

/** Which booked times the form that came back would take away; null where it cannot be read yet. */
export async function plannedCancellations(
  actor: SettingActor,
  institutionId: string,
  form: FormState,
): Promise<CancelledVisits | null> {
  const planned = bookingSettingFields.safeParse(form.values);
  if (!planned.success) return null;
  const { enabled, ...rules } = planned.data;
  return previewSetting(actor, institutionId, { ...rules, enabled: enabled === 'on' });
}
