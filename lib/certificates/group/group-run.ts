import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { leftReasons, type LeftReason } from '@/lib/domain/group-activation';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import { isMailed } from '@/lib/record-changes/recipients';
import { findActivationObstacle } from '../activation-obstacle';
import { listPapersToBring } from '../bringing';

/** What came of one press of «Активировать отмеченных», as far as it has come. Only for whoever pressed it. */
export async function getGroupRun(actor: OperatorActor, runId: string) {
  requirePermission(actor, 'certificate.activate');
  const run = found(
    await database().groupActivation.findFirst({
      where: { id: runId, accountId: actor.accountId, institutionId: actor.institutionId },
      select: {
        startedAt: true,
        finishedAt: true,
        pupilsOfId: true,
        pupilsOf: { select: { shortName: true } },
        items: { orderBy: { position: 'asc' } },
      },
    }),
  );
  const names = await namesOf(
    actor,
    run.items.map(({ certificateId }) => certificateId),
  );
  const lines = run.items.map((item) => ({
    ...item,
    // Out of scope since: what was done stays told, the name does not.
    name: names.get(item.certificateId) ?? null,
  }));
  const left = lines.filter(({ state }) => state === 'left');
  return {
    startedAt: run.startedAt,
    finished: run.finishedAt !== null,
    place: { id: run.pupilsOfId, name: run.pupilsOf.shortName },
    activated: await Promise.all(
      lines
        .filter(({ state }) => state === 'activated')
        .map(async (line) => ({ ...lineOf(line), mailed: await reachesMailbox(line) })),
    ),
    waiting: lines.filter(({ state }) => state === 'waiting').length,
    left: await Promise.all(left.map(async (line) => ({ ...lineOf(line), why: await whyLeft(actor, line) }))),
  };
}

export type GroupRun = Awaited<ReturnType<typeof getGroupRun>>;

type Line = {
  certificateId: string;
  name: string | null;
  reason: LeftReason | null;
  originals: string[];
  copies: string[];
};

/** Whether the letter went to anybody's proven address. Of one out of scope since, nothing more is asked. */
async function reachesMailbox({ certificateId, name }: Line): Promise<boolean> {
  return name === null || isMailed(database(), certificateId);
}

function lineOf({ certificateId, name }: Line) {
  return { certificateId, name };
}

/** The reason as it stands now: a suspicion may have been decided since, a paper renewed. */
async function whyLeft(actor: OperatorActor, line: Line): Promise<string> {
  const reason = line.reason ?? 'obstacle';
  if (line.name === null) return leftReasons.out_of_reach;
  if (reason === 'papers') return missingPapers(line);
  if (reason !== 'obstacle') return `${leftReasons[reason]}.`;
  return (await findActivationObstacle(database(), actor, line.certificateId)) ?? `${leftReasons.obstacle}.`;
}

async function missingPapers({ certificateId, originals, copies }: Line): Promise<string> {
  const papers = await listPapersToBring(database(), certificateId);
  const missing = papers.filter(
    ({ key, needed }) => needed === 'required' && !originals.includes(key) && !copies.includes(key),
  );
  if (missing.length === 0) return 'Отмечены копии, а принимаются только оригиналы.';
  return `${leftReasons.papers}: нет ${missing.map(({ title }) => `«${title.replace(/, подписанн.*$/, '')}»`).join(', ')}.`;
}

async function namesOf(actor: OperatorActor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database().certificate.findMany({
    where: { AND: [{ id: { in: [...ids] } }, certificatesOf(actor)] },
    select: {
      id: true,
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  return new Map(rows.map(({ id, child }) => [id, fullName(child.person)]));
}
