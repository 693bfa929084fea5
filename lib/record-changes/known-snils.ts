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
  const owner = await foreignBearer(tx, childId, snils);
  if (owner === null) return;
  const certain = await hasCertificateElsewhere(tx, childId, owner);
  throw new Refusal('conflict', certain ? withCertificate : ofAnother, 'snils');
}

/** Whether somebody else bears it, adult or child. */
export async function isForeignSnils(
  tx: Transaction,
  personId: string,
  snils: string | null,
): Promise<boolean> {
  return (await foreignBearer(tx, personId, snils)) !== null;
}

/** Id of the other person who bears it. */
async function foreignBearer(
  tx: Transaction,
  personId: string,
  snils: string | null,
): Promise<string | null> {
  if (snils === null) return null;
  const owner = await tx.person.findFirst({ where: { snilsIndex: snilsIndex(snils) }, select: { id: true } });
  return owner && owner.id !== personId ? owner.id : null;
}
