import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { endSession, openSession } from '@/lib/access/session';
import { recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { roles, type Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';

export const chooseRoleFields = z.object({ grantId: recordField('Выберите, в какой роли работать') });

export type RoleChoice = {
  grantId: string;
  title: string;
  /** Institution or municipality the role holds for. */
  place: string | null;
  current: boolean;
};

/** The live roles of one's own account. */
export async function listRoles(actor: Actor): Promise<RoleChoice[]> {
  const [session, grants] = await Promise.all([
    database().session.findUnique({ where: { id: actor.sessionId }, select: { grantId: true } }),
    database().accountGrant.findMany({
      where: { accountId: actor.accountId, endedAt: null },
      orderBy: { createdAt: 'asc' },
      select: {
        id: true,
        role: true,
        institution: { select: { name: true } },
        municipality: { select: { shortName: true } },
      },
    }),
  ]);
  return grants.map(({ id, role, institution, municipality }) => ({
    grantId: id,
    title: roles[role].title,
    place: institution?.name ?? municipality?.shortName ?? null,
    current: id === session?.grantId,
  }));
}

/** Ends the session of the role so far and opens one of the other role, which lasts no longer than this sign-in would have. */
export async function chooseRole(
  actor: Actor,
  { grantId }: z.output<typeof chooseRoleFields>,
): Promise<{ token: string; role: Role }> {
  return inTransaction(async (tx) => {
    const session = await tx.session.findUniqueOrThrow({
      where: { id: actor.sessionId },
      select: { device: true, expiresAt: true },
    });
    const grant = await tx.accountGrant.findFirst({
      where: { id: grantId, accountId: actor.accountId, endedAt: null },
      select: { id: true, accountId: true, role: true },
    });
    if (!grant) throw new Refusal('invalid', 'Этой роли у Вас больше нет. Выберите другую.', 'grantId');
    await endSession(tx, actor.sessionId);
    const token = await openSession(tx, grant, { device: session.device, noLongerThan: session.expiresAt });
    await recordAudit(tx, actor, {
      event: 'role_chosen',
      subject: ['account', actor.accountId],
      details: { role: grant.role },
    });
    return { token, role: grant.role };
  });
}
