import type { Actor, FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { formatDateTime, formatMinute } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { Postponement } from '@/lib/domain/postponement';
import { inHowLong } from '@/lib/domain/waiting-words';
import type { HeldData, HeldFact } from '@/lib/papers/personal-data-sheet';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { countAttempt } from '@/lib/platform/rate-limits';
import { recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import { accountSections } from './account-sections';
import { certificateSections } from './certificate-sections';
import { changeSection } from './change-section';
import { childSections, correctionSection } from './child-sections';
import { section, type Held, type HeldRecord, type HeldSection } from './held';
import { letterSection, loadLetters, ownActionSection, viewSection } from './journal-sections';
import { documentRecord, personFacts, personShape } from './person-section';
import { questionSection } from './question-section';

/** Everything held about a person and the children in their scope, as the file in JSON has it. */
export type HeldFile = {
  format: 'certificate-portal/personal-data';
  version: 1;
  name: string;
  madeAt: string;
  sections: HeldSection[];
};

/**
 * «Скачать мои данные»: read at one moment, made on request, kept nowhere; that it was made is recorded. What another
 * guardian entered about themselves is never part of it.
 */
export async function openHeldData(actor: Actor, form: 'json' | 'pdf'): Promise<HeldFile> {
  requirePermission(actor, 'data.download');
  await countDownload(actor);
  const { letters, beforeLetters, afterLetters, ...file } = await readHeldData(actor, form);
  // Opened and worded when the transaction is over: a long list of letters must not hold a connection.
  return { ...file, sections: [...beforeLetters, await letterSection(letters), ...afterLetters] };
}

async function countDownload(actor: Actor): Promise<void> {
  const reached = await countAttempt(['data_download', actor.accountId]);
  if (!reached) return;
  const when = inHowLong(reached.seconds, now(), environment().TIME_ZONE);
  throw new Postponement(
    'too_many',
    `Файл со своими данными можно получить не больше 10 раз за час. Следующий — ${when}.`,
    reached.seconds,
  );
}

function readHeldData(actor: FamilyActor, form: 'json' | 'pdf') {
  return inTransaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId }, select: personShape });
    const children = await tx.child.findMany({
      where: childrenOf(actor),
      orderBy: [{ person: { birthDate: 'asc' } }, { personId: 'asc' }],
      select: { personId: true },
    });
    const isChild = children.some(({ personId }) => personId === actor.personId);
    const sections: HeldSection[] = isChild
      ? []
      : [
          section('person', 'Сведения обо мне', [{ title: null, facts: personFacts(person) }]),
          section('documents', 'Мои документы', person.documents.map(documentRecord)),
          await changeSection(tx, actor.personId),
        ];
    for (const { personId } of children) {
      sections.push(
        ...(await childSections(tx, actor, personId)),
        ...(await certificateSections(tx, actor, personId)),
        await changeSection(tx, personId),
        await viewSection(tx, personId),
      );
    }
    sections.push(await correctionSection(tx, actor), await questionSection(tx, actor));
    const letters = await loadLetters(tx, actor);
    const afterLetters = [...(await accountSections(tx, actor)), await ownActionSection(tx, actor)];
    await recordAudit(tx, actor, {
      event: 'personal_data_downloaded',
      subject: ['person', actor.personId],
      details: { form, children: children.length },
    });
    await tellOwner(tx, actor);
    return {
      format: 'certificate-portal/personal-data',
      version: 1,
      name: fullName(person),
      madeAt: formatDateTime(now(), environment().TIME_ZONE),
      beforeLetters: sections,
      letters,
      afterLetters,
    } as const;
  });
}

/** In case it was somebody else who took the copy. */
async function tellOwner(tx: Transaction, { personId }: FamilyActor): Promise<void> {
  const owner = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: recipientShape });
  await queueLetter(tx, recipientOf(owner), 'data_exported', {
    madeAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/account/password', environment().APP_URL).href,
  });
}

/** Journals: on paper an entry is one row that begins with its time. */
const journals: readonly string[] = ['sessions', 'views', 'actions'];

/** On paper these say «Нет.»; of the others an empty one is left out. */
const toldEmpty: readonly string[] = ['applications', 'certificates', 'views', 'letters'];

/** The same for paper: what was never entered is left out. */
export function heldOnPaper({ name, madeAt, sections }: HeldFile): HeldData {
  return {
    name,
    madeAt,
    sections: sections.filter(isTold).map((part) => ({
      title: part.title,
      note: part.note,
      records: journals.includes(part.key)
        ? part.records.length > 0
          ? [{ title: null, facts: part.records.map(journalRow) }]
          : []
        : part.records.map(({ title, facts }) => ({ title, facts: facts.flatMap(entered) })),
    })),
  };
}

function isTold({ key, records }: HeldSection): boolean {
  return records.length > 0 || toldEmpty.includes(key);
}

function entered({ title, value }: Held): HeldFact[] {
  return value === null ? [] : [{ title, value }];
}

function journalRow({ facts: [first, ...rest] }: HeldRecord): HeldFact {
  const words = rest.flatMap(entered).map(({ title, value }) => `${title.toLowerCase()}: ${value}`);
  return { title: first?.value ?? '', value: words.join('; ') };
}
