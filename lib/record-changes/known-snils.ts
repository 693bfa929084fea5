import { Refusal } from '@/lib/domain/refusal';
import type { Transaction } from '@/lib/platform/database';
import { snilsIndex } from '@/lib/platform/sealed-fields';

/** One SNILS, one person. */
export async function refuseKnownSnils(
  tx: Transaction,
  childId: string,
  snils: string | null,
): Promise<void> {
  if (snils === null) return;
  const owner = await tx.person.findFirst({ where: { snilsIndex: snilsIndex(snils) }, select: { id: true } });
  if (owner && owner.id !== childId) {
    throw new Refusal(
      'conflict',
      'Ребёнок с таким СНИЛС уже есть в реестре. Проверьте номер. Если он верный, возможно, сертификат уже есть: обратитесь в учреждение с оригиналами документов.',
      'snils',
    );
  }
}
