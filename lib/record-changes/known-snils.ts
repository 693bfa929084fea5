import { Refusal } from '@/lib/domain/refusal';
import type { Transaction } from '@/lib/platform/database';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import { hasCertificateElsewhere } from './certificate-elsewhere';

const withCertificate = 'На ребёнка с этим СНИЛС сертификат уже есть, второй не выдаётся. Проверьте номер.';
const ofAnother =
  'Ребёнок с таким СНИЛС уже есть в реестре. Проверьте номер. Если он верный, обратитесь в учреждение с оригиналами документов.';

/** One SNILS, one person. */
export async function refuseKnownSnils(
  tx: Transaction,
  childId: string,
  snils: string | null,
): Promise<void> {
  if (snils === null) return;
  const owner = await tx.person.findFirst({ where: { snilsIndex: snilsIndex(snils) }, select: { id: true } });
  if (owner && owner.id !== childId) {
    const certain = await hasCertificateElsewhere(tx, childId, owner.id);
    throw new Refusal('conflict', certain ? withCertificate : ofAnother, 'snils');
  }
}
