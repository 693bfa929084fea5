import type { OperatorActor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { mostAtOnce } from '@/lib/domain/group-activation';
import { fullName } from '@/lib/domain/names';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import { findActivationObstacle } from '../activation-obstacle';
import { waitingPupils } from './pupil-places';

/**
 * Who waits in the classes of one press of «Активировать отмеченных» without having been ticked, by name, and why of each;
 * `count` is of all of them, `rows` are a screen at most. The look is recorded, without names.
 */
export async function listStillWaiting(actor: OperatorActor, runId: string) {
  const run = found(
    await database().groupActivation.findFirst({
      where: { id: runId, accountId: actor.accountId, institutionId: actor.institutionId },
      select: { pupilsOfId: true, items: { select: { certificateId: true } } },
    }),
  );
  const pressed = run.items.map(({ certificateId }) => certificateId);
  const classes = await database().child.findMany({
    where: { certificates: { some: { id: { in: pressed } } }, institutionId: run.pupilsOfId },
    distinct: ['groupName'],
    select: { groupName: true },
  });
  const where = {
    AND: [
      waitingPupils(actor, run.pupilsOfId, { kind: 'everybody' }),
      { id: { notIn: pressed }, child: { OR: classes } },
    ],
  };
  const rows = await database().certificate.findMany({
    where,
    orderBy: [
      { child: { person: { surname: 'asc' } } },
      { child: { person: { givenName: 'asc' } } },
      { id: 'asc' },
    ],
    take: mostAtOnce,
    select: {
      id: true,
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  await recordAlone(actor, {
    event: 'group_listed',
    subject: ['account', actor.accountId],
    details: { count: rows.length },
  });
  return {
    count: await database().certificate.count({ where }),
    rows: await Promise.all(
      rows.map(async ({ id, child }) => ({
        certificateId: id,
        name: fullName(child.person),
        why: (await findActivationObstacle(database(), actor, id)) ?? 'Документы не отмечены.',
      })),
    ),
  };
}

export type StillWaiting = Awaited<ReturnType<typeof listStillWaiting>>;
