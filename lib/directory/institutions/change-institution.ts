import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { refuseSameName } from './add-institution';
import type { InstitutionCard } from './card-fields';
import { holdInstitution } from './held-institution';
import { listLock } from './reorder-institutions';
import { cardColumns, writeFurther } from './write-card';

/** Changes the card. Values before and after are kept sealed beside the audit: the card as it was can be told. */
export async function changeInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  card: InstitutionCard,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, listLock(municipality.id));
    const before = await holdInstitution(tx, municipality, institutionId, card.version);
    const further = await tx.institution.findUniqueOrThrow({
      where: { id: institutionId },
      select: {
        addresses: { orderBy: { position: 'asc' }, select: { address: true, room: true, note: true } },
        phones: { orderBy: { position: 'asc' }, select: { phone: true, note: true } },
      },
    });
    if (before.name !== card.name) await refuseSameName(tx, municipality.id, card.name, institutionId);
    const columns = cardColumns(card);
    await tx.institution.update({ where: { id: institutionId }, data: columns });
    await writeFurther(tx, institutionId, card);
    const now = { ...columns, addresses: card.addresses, phones: card.phones };
    const was = { ...cardValues(before), ...further };
    await recordAudit(tx, actor, {
      event: 'institution_changed',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, fields: changedKeys(was, now) },
      change: { before: was, after: now },
    });
  });
}

function cardValues(row: Record<keyof ReturnType<typeof cardColumns>, unknown>) {
  const { kind, name, shortName, address, room, phone, email, mapUrl, notice, noticeFrom, noticeTo } = row;
  return { kind, name, shortName, address, room, phone, email, mapUrl, notice, noticeFrom, noticeTo };
}

function changedKeys(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
