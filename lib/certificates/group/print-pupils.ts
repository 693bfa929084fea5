import type { OperatorActor } from '@/lib/access/actor';
import { pupilClassTitle, type PupilClass } from '@/lib/domain/pupil-class';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { listOtherPupils } from './other-pupils';
import { requirePupilPlace } from './pupil-places';
import { listWaitingPupils } from './waiting-pupils';

/** Who of a class is left, for paper: those who wait for their activation, then those without anything to activate yet. */
export async function printPupilsLeft(actor: OperatorActor, institutionId: string, pupils: PupilClass) {
  const place = await requirePupilPlace(database(), actor, institutionId);
  const [waiting, others] = [
    await listWaitingPupils(actor, institutionId, pupils, null),
    await listOtherPupils(actor, institutionId, pupils, null),
  ];
  const count = waiting.count + others.count;
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      event: 'list_printed',
      subject: ['account', actor.accountId],
      details: { list: 'pupils_left', institutionId, count },
    }),
  );
  return {
    title: `Осталось: ${place.shortName}. ${pupilClassTitle(pupils)}`,
    columns: ['Ребёнок', 'Класс или группа', 'Что осталось', 'Кому напомнить'],
    count,
    batches: linesLeft(actor, institutionId, pupils),
  };
}

async function* linesLeft(actor: OperatorActor, institutionId: string, pupils: PupilClass) {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listWaitingPupils>> = await listWaitingPupils(
      actor,
      institutionId,
      pupils,
      after,
    );
    yield page.rows.map(({ name, groupName, obstacle, remind }) => [
      name,
      groupName ?? '—',
      obstacle ?? 'Принести документы: сертификат ждёт активации',
      remind.join(', ') || '—',
    ]);
    if (page.next === null) break;
    after = page.next;
  }
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listOtherPupils>> = await listOtherPupils(
      actor,
      institutionId,
      pupils,
      after,
    );
    yield page.rows.map(({ name, groupName, standing, remind }) => [
      name,
      groupName ?? '—',
      standing,
      remind.join(', ') || '—',
    ]);
    if (page.next === null) return;
    after = page.next;
  }
}
