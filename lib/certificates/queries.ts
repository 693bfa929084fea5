import type { FamilyActor } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';
import { getCertificateChoice } from './choice';

/** What the applicant chooses from at «Получение сертификата ПДО». */
export function readCertificateChoice(actor: FamilyActor, applicationId: string) {
  return getCertificateChoice(database(), actor, applicationId);
}

export type CertificateChoice = Awaited<ReturnType<typeof readCertificateChoice>>;
