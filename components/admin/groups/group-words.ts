import { formatDate, type PlainDate } from '@/lib/domain/dates';

export const groupKinds = {
  accounting: 'Сертификат учёта',
  funded: 'Сертификат с номиналом',
} as const;

/** «с 01.01.2026 по 31.12.2026»; empty where neither day is set. */
export function groupDays({
  validFrom,
  validTo,
}: {
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
}): string {
  const days = [validFrom && `с ${formatDate(validFrom)}`, validTo && `по ${formatDate(validTo)}`];
  return days.filter(Boolean).join(' ');
}
