import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { Refusal } from '@/lib/domain/refusal';

/** With an activated certificate these are an operator's to change; a SNILS that was not known yet may be added. */
export const identityFields: readonly string[] = ['surname', 'givenName', 'patronymic', 'birthDate', 'snils'];

export function refuseLockedChange(
  live: { status: CertificateStatus } | undefined,
  fields: readonly string[],
  snilsUnknown: boolean,
): void {
  if (!live) return;
  if (fields.includes('municipalityId')) {
    throw new Refusal(
      'conflict',
      'Сертификат выдан в этом муниципалитете. При переезде обратитесь в учреждение: номер сертификата сохранится.',
      'municipalityId',
    );
  }
  if (live.status !== 'active' && live.status !== 'suspended') return;
  if (identityFields.some((name) => fields.includes(name) && !(name === 'snils' && snilsUnknown))) {
    throw new Refusal(
      'conflict',
      'Сертификат уже активирован: имя, дату рождения и СНИЛС меняет специалист учреждения по оригиналам документов.',
    );
  }
}
