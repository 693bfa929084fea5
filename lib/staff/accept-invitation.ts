import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { newPasswordShape, sameTwice } from '@/lib/accounts/new-password-fields';
import { requirePasswordFor } from '@/lib/accounts/password-owner';
import { newLogin } from '@/lib/domain/logins';
import { Refusal } from '@/lib/domain/refusal';
import { roles } from '@/lib/domain/roles';
import { invitationRefusals, invitationState } from '@/lib/domain/staff-invitations';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { hashPassword } from '@/lib/platform/passwords';
import { countAttempt } from '@/lib/platform/rate-limits';
import { invitationTokenHash } from './invitation-link';
import { municipalitiesOf } from './role-place';
import { workingAt } from './working-at';

export const acceptInvitationFields = sameTwice(z.object({ login: newLogin, ...newPasswordShape }));

const shape = {
  id: true,
  tokenHash: true,
  email: true,
  staffName: true,
  role: true,
  institutionId: true,
  municipalityId: true,
  invitedById: true,
  expiresAt: true,
  acceptedAt: true,
  withdrawnAt: true,
  institution: { select: { shortName: true, municipalityId: true } },
  municipality: { select: { shortName: true } },
} as const;

type Invitation = NonNullable<Awaited<ReturnType<typeof findByHash>>>;

function findByHash(tokenHash: Uint8Array<ArrayBuffer>) {
  return database().staffInvitation.findUnique({ where: { tokenHash }, select: shape });
}

/** The invitation of a link that works, else the sentence that says why not. */
async function findInvitation(token: string): Promise<Invitation | string> {
  const invitation = await findByHash(invitationTokenHash(token));
  if (!invitation) return invitationRefusals.unknown;
  const state = invitationState(invitation, now());
  if (state !== 'waiting') return invitationRefusals[state];
  if (!(await isStillGiven(invitation))) return invitationRefusals.withdrawn;
  return (await workingAt(database(), invitation.email)).length > 0 ? invitationRefusals.works : invitation;
}

/** Whoever invited may have lost the right to give this role since: then the letter is worth nothing. */
async function isStillGiven(
  { invitedById, role, institutionId, municipalityId }: Invitation,
  from: Pick<Transaction, '$queryRaw'> = database(),
): Promise<boolean> {
  const [row] = await from.$queryRaw<{ given: boolean }[]>`
    SELECT staff_role_in_reach(${invitedById}::uuid, ${role}::"role", ${institutionId}::uuid, ${municipalityId}::uuid) AS given`;
  return row?.given === true;
}

type DescribedInvitation =
  | { refusal: string }
  | { refusal: null; staffName: string; role: Invitation['role']; roleTitle: string; place: string | null };

/** What the link of an invitation leads to. Looking uses nothing up: mail scanners look, too. */
export async function describeInvitation(token: string): Promise<DescribedInvitation> {
  const invitation = await findInvitation(token);
  if (typeof invitation === 'string') return { refusal: invitation };
  const { staffName, role, institution, municipality } = invitation;
  const place = institution?.shortName ?? municipality?.shortName ?? null;
  return { refusal: null, staffName, role, roleTitle: roles[role].title, place };
}

const taken = () => new Refusal('invalid', 'Такой логин уже занят. Придумайте другой.', 'login');

/** What the sign-in goes on with. */
type TakenUp = { id: string; passwordHash: string; blockedAt: null; mustChangePassword: false };

/**
 * Makes the account of whoever holds the letter: login and password of their own, the role of the invitation. Of many
 * sendings at once one has an effect; which, the row decides after the slow hashing. The second step comes at the sign-in.
 */
export async function acceptInvitation(
  token: string,
  { login, password }: z.output<typeof acceptInvitationFields>,
): Promise<TakenUp> {
  const invitation = await findInvitation(token);
  if (typeof invitation === 'string') throw new Refusal('conflict', invitation);
  const { id: invitationId, staffName, role } = invitation;
  const owner = { login, names: [staffName], birthDate: null, roles: [role] };
  await requirePasswordFor(password, owner, invitationId);
  // What is answered tells which logins exist.
  const reached = await countAttempt(['change_login', invitationId]);
  if (reached) throw tooManyTries(reached);
  if ((await database().account.count({ where: { login } })) > 0) throw taken();
  const passwordHash = await hashPassword(password);
  const accountId = randomUUID();
  try {
    await inTransaction((tx) => makeAccount(tx, invitation, { accountId, login, passwordHash }));
  } catch (error) {
    // Somebody took the login between the look and the writing.
    throw error instanceof Refusal && error.code === 'conflict' && (await loginExists(login))
      ? taken()
      : error;
  }
  return { id: accountId, passwordHash, blockedAt: null, mustChangePassword: false };
}

async function loginExists(login: string): Promise<boolean> {
  return (await database().account.count({ where: { login } })) > 0;
}

type NewAccount = { accountId: string; login: string; passwordHash: string };

async function makeAccount(
  tx: Transaction,
  invitation: Invitation,
  { accountId, login, passwordHash }: NewAccount,
): Promise<void> {
  const { id, email, staffName, role, institutionId, municipalityId, invitedById } = invitation;
  await holdLink(tx, invitation);
  if (!(await isStillGiven(invitation, tx))) throw new Refusal('conflict', invitationRefusals.withdrawn);
  // Two places may have invited one person: of two letters taken up at once one makes an account.
  await lockName(tx, `staff-email:${email.toLowerCase()}`);
  if ((await workingAt(tx, email)).length > 0) throw new Refusal('conflict', invitationRefusals.works);
  await tx.account.create({
    data: {
      id: accountId,
      login,
      passwordHash,
      mustChangePassword: false,
      staffName,
      staffEmail: email,
      issuedById: invitedById,
      createdAt: now(),
    },
  });
  await tx.staffInvitation.update({ where: { id }, data: { acceptedAt: now(), accountId } });
  await tx.accountGrant.create({
    data: { accountId, role, institutionId, municipalityId, grantedById: invitedById, createdAt: now() },
  });
  await recordAudit(
    tx,
    { accountId, role, institutionId },
    {
      event: 'staff_invitation_accepted',
      subject: ['account', accountId],
      details: { role, municipalities: municipalitiesOf([invitation]), invitationId: id },
    },
  );
}

/** Takes the row of the invitation: a newer letter, a withdrawal or another sending of the form comes before or after. */
async function holdLink(tx: Transaction, { id, tokenHash }: Invitation): Promise<void> {
  await tx.$queryRaw`SELECT id FROM staff_invitation WHERE id = ${id}::uuid FOR UPDATE`;
  const held = await tx.staffInvitation.findFirst({ where: { id, tokenHash }, select: shape });
  if (!held) throw new Refusal('conflict', invitationRefusals.unknown);
  const state = invitationState(held, now());
  if (state !== 'waiting') throw new Refusal('conflict', invitationRefusals[state]);
}
