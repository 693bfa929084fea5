import { z } from 'zod';
import type { ActorOf } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf } from '@/lib/access/scope';
import { parseCertificateNumber } from '@/lib/domain/certificate-number';
import { field, parsedOr, required } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';

export const findRecordFields = z.object({
  number: field(
    required('Введите номер сертификата', (text) =>
      parsedOr(parseCertificateNumber(text), 'Номер сертификата состоит из 10 цифр, например 42 07 000 002'),
    ),
  ),
});

/** The record with this number, for an admin; one of another municipality is answered as one that does not exist. */
export async function findRecord(
  actor: ActorOf<'municipal_admin' | 'regional_admin'>,
  number: string,
): Promise<string> {
  requirePermission(actor, 'record.changes');
  return inTransaction(async (tx) => {
    const row = await tx.certificate.findFirst({
      where: { AND: [{ number }, certificatesOf(actor)] },
      select: { id: true, childId: true },
    });
    if (!row)
      throw new Refusal('invalid', 'Сертификата с таким номером у Вас нет. Проверьте номер.', 'number');
    await recordAudit(tx, actor, {
      event: 'certificate_found',
      subject: ['certificate', row.id],
      childId: row.childId,
    });
    return row.id;
  });
}
