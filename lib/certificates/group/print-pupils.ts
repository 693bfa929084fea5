import type { OperatorActor } from '@/lib/access/actor';
import { pupilClassTitle, type PupilClass } from '@/lib/domain/pupil-class';
import { printList, type PrintedLine, type PrintedList } from '@/lib/papers/printed-list';
import { database } from '@/lib/platform/database';
import { listOtherPupils, type OtherPupil } from './other-pupils';
import { requirePupilPlace, waitingPupils } from './pupil-places';
import { readWaitingPupils, type WaitingPupil } from './waiting-pupils';

/** Who of a class is left, for paper: those who wait for their activation, then those without anything to activate yet. */
export async function printPupilsLeft(
  actor: OperatorActor,
  institutionId: string,
  pupils: PupilClass,
): Promise<PrintedList> {
  const place = await requirePupilPlace(database(), actor, institutionId);
  const [waiting, others] = [
    await database().certificate.count({ where: waitingPupils(actor, institutionId, pupils) }),
    await listOtherPupils(actor, institutionId, pupils, null),
  ];
  return printList(actor, {
    title: `Осталось: ${place.shortName}. ${pupilClassTitle(pupils)}`,
    details: { list: 'pupils_left', institutionId },
    columns: ['Ребёнок', 'Класс или группа', 'Что осталось', 'Кому напомнить'],
    count: waiting + others.count,
    lines: linesLeft(actor, institutionId, pupils),
  });
}

async function* linesLeft(actor: OperatorActor, institutionId: string, pupils: PupilClass) {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof readWaitingPupils>> = await readWaitingPupils(
      actor,
      institutionId,
      pupils,
      after,
    );
    yield page.rows.map((row) =>
      lineOf(row, row.obstacle ?? 'Принести документы: сертификат ждёт активации'),
    );
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
    yield page.rows.map((row) => lineOf(row, row.standing));
    if (page.next === null) return;
    after = page.next;
  }
}

function lineOf({ childId, name, groupName, remind }: WaitingPupil | OtherPupil, left: string): PrintedLine {
  return { childIds: [childId], cells: [name, groupName ?? '—', left, remind.join(', ') || '—'] };
}
