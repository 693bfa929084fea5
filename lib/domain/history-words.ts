import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';

/** What a step of the status is called in the history: not every «Активирован» is an activation. */
export function stepTitle(from: CertificateStatus | null, to: CertificateStatus): string {
  if (from === null) return 'Сертификат получен';
  if (from === 'active' && to === 'not_activated') return 'Активация отменена';
  if (from === 'returned' && to === 'not_activated') return 'Запись исправлена';
  if (from === 'suspended' && to === 'active') return 'Восстановлен';
  return certificateStatuses[to].title;
}
