import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { correctionMatters } from '@/lib/domain/corrections';
import { formatMinute } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { fullName } from '@/lib/domain/names';
import type { ProductionCalendar } from '@/lib/domain/working-days';
import { linesAtOnce, printList, type PrintedLine, type PrintedList } from '@/lib/papers/printed-list';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { loadProductionCalendar } from '@/lib/platform/production-calendar';
import { countWaitingCorrections } from './correction-queries';
import { answerBy, askedOn, matterOf, newestCertificate, showBy } from './correction-terms';
import { correctionsOf } from './corrections-of';

/** Every request to correct data that waits, for paper: whose data and by which day to answer and to see the originals. The values stay sealed. */
export async function printCorrections(actor: OperatorActor): Promise<PrintedList> {
  requirePermission(actor, 'correction.decide');
  return printList(actor, {
    title: 'Ошибки в данных',
    details: { list: 'corrections' },
    count: await countWaitingCorrections(actor),
    columns: [
      'О ком',
      'Номер сертификата',
      'Что исправить',
      'Отправлена',
      'Ответить не позже',
      'Показать оригинал',
    ],
    lines: linesOf(actor),
  });
}

async function* linesOf(actor: OperatorActor) {
  let calendar: ProductionCalendar | null = null;
  for (let last: Row | null = null; ;) {
    const rows: Row[] = await readWaiting(actor, last);
    const [first] = rows;
    if (!first) return;
    // The oldest request comes first: a calendar from its day on serves all of them.
    calendar ??= await loadProductionCalendar(database(), actor.municipalityId, askedOn(first.createdAt));
    const known = calendar;
    yield rows.map((row) => lineOf(row, known));
    if (rows.length < linesAtOnce) return;
    last = rows.at(-1) ?? null;
  }
}

function readWaiting(actor: OperatorActor, last: Row | null) {
  return database().pendingCorrection.findMany({
    where: { AND: [{ status: 'waiting' }, correctionsOf(actor), last ? laterThan(last) : {}] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: linesAtOnce,
    select: shape(actor),
  });
}

function laterThan({ id, createdAt }: Row): Prisma.PendingCorrectionWhereInput {
  return { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] };
}

function shape(actor: OperatorActor) {
  const certificates = {
    where: certificatesOf(actor),
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { ...newestCertificate.select, number: true },
  } as const;
  return {
    id: true,
    fields: true,
    status: true,
    createdAt: true,
    person: {
      select: {
        surname: true,
        givenName: true,
        patronymic: true,
        child: { select: { personId: true, certificates } },
        guardianOf: {
          where: { endedAt: null, child: childrenOf(actor) },
          orderBy: { createdAt: 'asc' },
          select: { childId: true, child: { select: { certificates } } },
        },
      },
    },
  } as const satisfies Prisma.PendingCorrectionSelect;
}

type Row = Prisma.PendingCorrectionGetPayload<{ select: ReturnType<typeof shape> }>;

/** What is said of a guardian stands at every child by whom the actor knows them, as when the request is opened. */
function lineOf(row: Row, calendar: ProductionCalendar): PrintedLine {
  const { person, fields, createdAt } = row;
  const { child, guardianOf } = person;
  const terms = [answerBy(createdAt, calendar), showBy(row, calendar)];
  const children = child ? [child] : guardianOf.map((tie) => tie.child);
  const numbers = children.flatMap(({ certificates }) =>
    certificates.map(({ number }) => formatCertificateNumber(number)),
  );
  return {
    childIds: child ? [child.personId] : guardianOf.map(({ childId }) => childId),
    cells: [
      child ? fullName(person) : `${fullName(person)} (родитель)`,
      numbers.join(', ') || '—',
      correctionMatters[matterOf(fields)].title,
      formatMinute(createdAt, environment().TIME_ZONE),
      ...terms.map((term) => (term ? dateAndLeft(term) : '—')),
    ],
  };
}
