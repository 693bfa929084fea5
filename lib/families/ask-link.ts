import { liveStatuses } from '@/lib/domain/certificate-status';
import { z } from 'zod';
import type { Actor, ActorOf } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { plainDate } from '@/lib/domain/dates';
import { choiceField, documentFields, snilsField } from '@/lib/domain/fields';
import { guardianshipGrounds, type GuardianshipGround } from '@/lib/domain/guardianship';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import type { Alike } from '@/lib/domain/same-child';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { countAttempt } from '@/lib/platform/rate-limits';
import { documentIndex, snilsIndex } from '@/lib/platform/sealed-fields';
import { guardiansOf } from '@/lib/record-changes/recipients';
import { refuseWrongGround } from './new-child';

const anyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];
const grounds = Object.keys(guardianshipGrounds) as GuardianshipGround[];

export const askLinkFields = z
  .object({
    ground: choiceField(grounds, 'Выберите, кем Вы приходитесь ребёнку'),
    snils: snilsField,
  })
  .and(documentFields(anyKind, { notAfter: today }));

type AskLink = z.output<typeof askLinkFields>;
type Twin = Awaited<ReturnType<typeof loadTwin>>;

const unknown =
  'Сертификата на ребёнка с таким документом в реестре нет. Проверьте серию и номер. Если они верны, подайте заявку на сертификат сами.';

/**
 * «Попросить о связи с ребёнком»: the second guardian names the document of a child whose certificate is there already, and
 * waits for an operator with the originals. Nothing of the other family is told, only what «сертификат уже есть» tells.
 * Asked twice, one request waits.
 */
export async function askLink(actor: Actor, twinId: string, input: AskLink): Promise<void> {
  requirePermission(actor, 'link.ask');
  const reached = await countAttempt(['link_ask', actor.accountId]);
  if (reached) throw tooManyTries(reached);
  await inTransaction(async (tx) => {
    // Two clicks come here one after the other.
    await lockRow(tx, 'person', actor.personId);
    const twin = await loadTwin(tx, actor, twinId);
    refuseWrongGround(input.ground, plainDate(found(twin.person.birthDate)));
    const registered = await findRegistered(tx, twin, input);
    if (!registered) throw new Refusal('conflict', unknown, 'number');
    const { childId, alike } = registered;
    const tied = await tx.guardianship.count({
      where: { guardianId: actor.personId, childId, endedAt: null },
    });
    if (tied > 0) {
      throw new Refusal('conflict', 'Этот ребёнок уже есть в Вашем кабинете: откройте раздел «Дети».');
    }
    const waiting = await tx.linkRequest.findFirst({
      where: { personId: actor.personId, childId, status: 'waiting' },
      select: { id: true },
    });
    if (waiting) return;
    const { id } = await tx.linkRequest.create({
      data: {
        personId: actor.personId,
        childId,
        twinId,
        ground: input.ground,
        alike,
        createdAt: now(),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: 'link_asked',
      subject: ['link_request', id],
      details: { ground: input.ground, alike },
    });
    await tellGuardians(tx, childId);
  });
}

/** Whoever answers for the child hears that somebody asks, not who; what the asker is answered does not change by it. */
async function tellGuardians(tx: Transaction, childId: string): Promise<void> {
  const child = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: { surname: true, givenName: true, patronymic: true },
  });
  for (const guardian of await guardiansOf(tx, childId)) {
    await queueLetter(tx, guardian, 'link_asked', {
      childName: fullName(child),
      link: new URL('/cabinet/children', environment().APP_URL).href,
    });
  }
}

async function loadTwin(tx: Transaction, actor: ActorOf<'parent'>, twinId: string) {
  const twin = found(
    await tx.child.findFirst({
      where: { AND: [{ personId: twinId }, childrenOf(actor)] },
      select: {
        personId: true,
        person: { select: { surname: true, givenName: true, birthDate: true } },
        certificates: { where: { status: { in: ['active', 'suspended'] } }, select: { id: true } },
      },
    }),
  );
  if (twin.certificates.length > 0) {
    throw new Refusal('conflict', 'У этого ребёнка в Вашем кабинете уже есть действующий сертификат.');
  }
  return twin;
}

/** The child with a live certificate to whom the named document or SNILS belongs, if name or birth date speak for it, too. */
async function findRegistered(
  tx: Transaction,
  twin: Twin,
  input: AskLink,
): Promise<{ childId: string; alike: Alike[] } | null> {
  const number = documentIndex(input.kind, input);
  const index = input.snils === null ? null : snilsIndex(input.snils);
  const candidates = await tx.child.findMany({
    where: {
      personId: { not: twin.personId },
      person: {
        OR: [
          { documents: { some: { numberIndex: number } } },
          ...(index === null ? [] : [{ snilsIndex: index }]),
        ],
      },
      certificates: { some: { status: { in: liveStatuses } } },
    },
    orderBy: { personId: 'asc' },
    select: {
      personId: true,
      person: {
        select: {
          surname: true,
          givenName: true,
          birthDate: true,
          snilsIndex: true,
          documents: { where: { numberIndex: number }, select: { id: true } },
        },
      },
    },
  });
  for (const { personId, person } of candidates) {
    const sameSnils =
      index !== null && person.snilsIndex !== null && Buffer.from(index).equals(person.snilsIndex);
    const marks: (Alike | null)[] = [
      sameSnils ? 'snils' : null,
      person.documents.length > 0 ? 'document' : null,
      shortKey(person) === shortKey(twin.person) ? 'name' : null,
      person.birthDate?.getTime() === twin.person.birthDate?.getTime() ? 'birth_date' : null,
    ];
    const alike = marks.filter((mark) => mark !== null);
    // A slip in the number of another document must not lead to a stranger's child.
    if (alike.includes('name') || alike.includes('birth_date')) return { childId: personId, alike };
  }
  return null;
}

function shortKey({ surname, givenName }: { surname: string; givenName: string }): string {
  return nameKey(`${surname} ${givenName}`);
}
