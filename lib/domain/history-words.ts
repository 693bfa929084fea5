import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';
import { isLiftReason } from '@/lib/domain/return-reasons';

/**
 * What a step of the status is called in the history: not every «Активирован» is an activation, and a return that an operator
 * took back was mended by nobody.
 */
export function stepTitle(
  from: CertificateStatus | null,
  to: CertificateStatus,
  reasons: readonly string[],
): string {
  if (from === null) return 'Сертификат получен';
  if (from === 'active' && to === 'not_activated') return 'Активация отменена';
  if (from === 'returned' && to === 'not_activated') {
    return reasons.some(isLiftReason) ? 'Возврат на исправление снят' : 'Запись исправлена';
  }
  if (from === 'suspended' && to === 'active') return 'Восстановлен';
  return certificateStatuses[to].title;
}
