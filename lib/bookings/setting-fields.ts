import { z } from 'zod';
import { confirmedField } from '@/lib/booked-times/cancelled-visits';
import { dateField, choiceField } from '@/lib/domain/fields';
import { field, required, type FieldWords, type Reading } from '@/lib/domain/field-text';
import { versionField } from './visit-fields';

/** What may be set, as the database holds it, too. */
export const settingLimits = {
  slotMinutes: { from: 5, to: 120 },
  desks: { from: 1, to: 20 },
  daysAhead: { from: 1, to: 60 },
  noticeHours: { from: 0, to: 72 },
} as const;

type Limited = keyof typeof settingLimits;

function numberField(name: Limited, label: FieldWords) {
  const { from, to } = settingLimits[name];
  return field(
    required(`Введите ${label.accusative}`, (text): Reading<number> => {
      const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
      const fits = value >= from && value <= to;
      return fits ? { value } : { sentence: `${label.title}: введите целое число от ${from} до ${to}` };
    }),
  );
}

const fromWords = { title: 'С какого дня', accusative: 'день, с которого это действует,' };

export const bookingSettingFields = z.object({
  enabled: choiceField(['on', 'off'], 'Выберите, можно ли записываться'),
  effectiveFrom: dateField({ label: fromWords }),
  slotMinutes: numberField('slotMinutes', {
    title: 'Длительность приёма',
    accusative: 'длительность приёма',
  }),
  desks: numberField('desks', { title: 'Сколько семей сразу', accusative: 'число семей' }),
  daysAhead: numberField('daysAhead', { title: 'На сколько дней вперёд', accusative: 'число дней' }),
  noticeHours: numberField('noticeHours', { title: 'За сколько часов', accusative: 'число часов' }),
  version: versionField,
  confirmed: confirmedField,
});

export type BookingSettingInput = z.output<typeof bookingSettingFields>;
