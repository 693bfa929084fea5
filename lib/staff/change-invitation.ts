import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { allStaffRoles } from '@/lib/domain/staff-roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { newLink, sendInvitation } from './invitation-link';
import { countLetter } from './invite-staff';
import { invitationsWithin } from './reach';
import { municipalitiesOf } from './role-place';

const open = { acceptedAt: null, withdrawnAt: null };

async function findInvitation(tx: Transaction, actor: DeskActor, id: string) {
  const invitation = found(
    await tx.staffInvitation.findFirst({
      where: { AND: [{ id }, invitationsWithin(actor)] },
      include: {
        institution: { select: { shortName: true, municipalityId: true } },
        municipality: { select: { shortName: true } },
      },
    }),
  );
  const role = allStaffRoles.find((one) => one === invitation.role);
  if (!role) throw new Error(`An invitation to the role ${invitation.role}`);
  return { ...invitation, role };
}

function changed(): Refusal {
  return new Refusal('conflict', 'Это приглашение уже принято или отозвано. Вернитесь к списку сотрудников.');
}

/** «Отправить ещё раз»: a new link for 72 hours, the link of the letter before opens nothing any more. */
export async function resendInvitation(actor: DeskActor, id: string): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await countLetter(actor);
  await inTransaction(async (tx) => {
    const { email, staffName, role, ...place } = await findInvitation(tx, actor, id);
    const link = newLink();
    const { count } = await tx.staffInvitation.updateMany({
      where: { id, ...open },
      // The role is given in the name of whoever sent the letter last.
      data: { ...link.row, invitedById: actor.accountId },
    });
    if (count === 0) throw changed();
    const name = place.institution?.shortName ?? place.municipality?.shortName ?? null;
    await sendInvitation(tx, { email, staffName, role, place: name }, link);
    await recordAudit(tx, actor, {
      event: 'staff_invitation_resent',
      subject: ['staff_invitation', id],
      details: { role, municipalities: municipalitiesOf([{ role, ...place }]) },
    });
  });
}

/** «Отозвать приглашение»: the link of the letter opens nothing any more. */
export async function withdrawInvitation(actor: DeskActor, id: string): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await inTransaction(async (tx) => {
    const invitation = await findInvitation(tx, actor, id);
    const { count } = await tx.staffInvitation.updateMany({
      where: { id, ...open },
      data: { withdrawnAt: now() },
    });
    if (count === 0) throw changed();
    await recordAudit(tx, actor, {
      event: 'staff_invitation_withdrawn',
      subject: ['staff_invitation', id],
      details: { role: invitation.role, municipalities: municipalitiesOf([invitation]) },
    });
  });
}
