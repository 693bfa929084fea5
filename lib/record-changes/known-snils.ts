import { Refusal } from '@/lib/domain/refusal';
import type { Transaction } from '@/lib/platform/database';
import { snilsIndex } from '@/lib/platform/sealed-fields';

/** One SNILS, one person. */
export async function refuseKnownSnils(
  tx: Transaction,
  childId: string,
  snils: string | null,
): Promise<void> {
  if (!(await isForeignSnils(tx, childId, snils))) return;
  throw new Refusal(
    'conflict',
    'Ребёнок с таким СНИЛС уже есть в реестре. Проверьте номер. Если он верный, возможно, сертификат уже есть: обратитесь в учреждение с оригиналами документов.',
    'snils',
  );
}

/** Whether somebody else bears it, adult or child. */
export async function isForeignSnils(
  tx: Transaction,
  personId: string,
  snils: string | null,
): Promise<boolean> {
  if (snils === null) return false;
  const owner = await tx.person.findFirst({ where: { snilsIndex: snilsIndex(snils) }, select: { id: true } });
  return owner !== null && owner.id !== personId;
}
