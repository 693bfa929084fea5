import { randomUUID } from 'node:crypto';
import type { OperatorActor } from '@/lib/access/actor';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** A finished run of this operator over pupils of the institution, without anybody in it. */
export async function givenGroupRun(actor: OperatorActor, pupilsOfId: string): Promise<string> {
  const { id } = await database().groupActivation.create({
    data: {
      id: randomUUID(),
      accountId: actor.accountId,
      institutionId: actor.institutionId,
      sessionId: actor.sessionId,
      pupilsOfId,
      startedAt: now(),
      finishedAt: now(),
    },
  });
  return id;
}
