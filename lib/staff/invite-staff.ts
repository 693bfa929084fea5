import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { emailField, nameWords, optionalName, requiredName } from '@/lib/domain/fields';
import { fullName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { newLink, sendInvitation } from './invitation-link';
import { accountsWithin } from './reach';
import { roleShape } from './role-fields';
import { requireRolePlace, type RolePlace } from './role-place';
import { workingAt } from './working-at';

export const inviteStaffFields = z.object({
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  email: emailField,
  ...roleShape,
});

type Invited = z.output<typeof inviteStaffFields>;

/**
 * «Пригласить»: a letter with a link of 72 hours. No account exists until it is opened. `desk`: the municipality whose
 * desk it is sent from; null for the region's own. Returns the invitation's id.
 */
export async function inviteStaff(
  actor: DeskActor,
  desk: { municipalityId: string } | null,
  input: Invited,
): Promise<string> {
  requirePermission(actor, 'staff.manage');
  const place = await requireRolePlace(actor, input, desk);
  await refuseKnown(actor, input, place);
  await countLetter(actor);
  const id = randomUUID();
  const link = newLink();
  const { email, role } = input;
  const staffName = fullName(input);
  const { institutionId, municipalityId, homeId } = place;
  try {
    await inTransaction(async (tx) => {
      await tx.staffInvitation.create({
        data: {
          id,
          email,
          staffName,
          role,
          institutionId,
          municipalityId,
          invitedById: actor.accountId,
          createdAt: now(),
          ...link.row,
        },
      });
      await sendInvitation(tx, { email, staffName, role, place: place.name }, link);
      await recordAudit(tx, actor, {
        event: 'staff_invited',
        subject: ['staff_invitation', id],
        details: { role, municipalities: homeId === null ? [] : [homeId] },
      });
    });
  } catch (error) {
    // Two presses at once: the first has sent it.
    throw error instanceof Refusal && error.code === 'conflict' ? alreadyInvited() : error;
  }
  return id;
}

const worksHere = 'Сотрудник с таким адресом уже есть. Откройте его карточку в списке и добавьте ему роль.';
const worksElsewhere =
  'С этим адресом на портале уже работает сотрудник, второй учётной записи он не получит. Роль у Вас ему добавит администратор региона.';

const alreadyInvited = () =>
  new Refusal(
    'invalid',
    'На этот адрес такое приглашение уже отправлено. Откройте его в списке приглашений, там письмо можно отправить ещё раз.',
    'email',
  );

/**
 * Who works in the region already gets another role, not another account: with two, one person would be two. Of somebody out
 * of reach it is told that they work, not where.
 */
async function refuseKnown(actor: DeskActor, input: Invited, place: RolePlace): Promise<void> {
  const working = await workingAt(database(), input.email);
  if (working.length > 0) {
    const here = await database().account.count({
      where: { AND: [{ id: { in: working } }, accountsWithin(actor)] },
    });
    throw new Refusal('invalid', here > 0 ? worksHere : worksElsewhere, 'email');
  }
  const email = { equals: input.email, mode: 'insensitive' } as const;
  const open = await database().staffInvitation.count({
    where: {
      email,
      role: input.role,
      institutionId: place.institutionId,
      municipalityId: place.municipalityId,
      acceptedAt: null,
      withdrawnAt: null,
    },
  });
  if (open > 0) throw alreadyInvited();
}

/** The portal's letters must not be a way to flood somebody's mailbox. */
export async function countLetter(actor: DeskActor): Promise<void> {
  const reached = await countAttempt(['staff_letter', actor.accountId]);
  if (reached) throw tooManyTries(reached);
}
