import { renderLetter } from '@/emails/letter';
import { familyRoles, type FamilyActor } from '@/lib/access/actor';
import { lettersNamingNoStranger } from '@/lib/access/scope';
import { auditEvents, type AuditEvent } from '@/lib/domain/audit-events';
import { letterKinds } from '@/lib/domain/letters';
import { fullName } from '@/lib/domain/names';
import { roles, type Role } from '@/lib/domain/roles';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { letterPayload } from '@/lib/platform/outbox';
import { held, instant, section, type HeldRecord, type HeldSection } from './held';

const staffRoles = (Object.keys(roles) as Role[]).filter(
  (role) => !(familyRoles as readonly Role[]).includes(role),
);

const deliveries = {
  queued: 'ждёт отправки',
  sent: 'отправлено',
  failed: 'не доставлено',
  cabinet_only: 'только в кабинете',
  digest: 'ждёт письма за день',
} as const;

type Letters = Awaited<ReturnType<typeof loadLetters>>;

/** Letters to this person as they lie there, sealed; about a child as long as «Почта» shows them. */
export function loadLetters(tx: Transaction, actor: FamilyActor) {
  return tx.letter.findMany({
    where: { personId: actor.personId, ...lettersNamingNoStranger(actor) },
    orderBy: { createdAt: 'asc' },
  });
}

/** The letters in words. Of those that carry a secret link the text is left out: the link would open in other hands. */
export async function letterSection(letters: Letters): Promise<HeldSection> {
  const records: HeldRecord[] = [];
  for (const letter of letters) {
    const { subject, text } = await renderLetter(letter.kind, letterPayload(letter));
    records.push({
      title: subject,
      facts: [
        held('letter.kind', 'Тема', subject),
        held('letter.created_at', 'Создано', instant(letter.createdAt)),
        held('letter.email_to', 'Адрес', letter.emailTo),
        held('letter.delivery', 'Доставка', deliveries[letter.delivery]),
        held('letter.sent_at', 'Отправлено', instant(letter.sentAt)),
        held('letter.read_at', 'Прочитано в кабинете', instant(letter.readAt)),
        held('letter.archived_at', 'Убрано в архив', instant(letter.archivedAt)),
        held(
          'letter.payload',
          'Текст',
          letterKinds[letter.kind].shownInCabinet
            ? text
            : 'Письмо с одноразовой ссылкой: текст не приводится',
        ),
      ],
    });
  }
  return section('letters', 'Письма портала', records);
}

/** What staff did with the data of a child: by role and institution, never by name. */
export async function viewSection(tx: Transaction, childId: string): Promise<HeldSection> {
  const { person } = await tx.child.findUniqueOrThrow({
    where: { personId: childId },
    select: { person: { select: { surname: true, givenName: true, patronymic: true } } },
  });
  const entries = await entriesOf(tx, { childId, role: { in: staffRoles } });
  return section('views', `Кто смотрел и менял данные: ${fullName(person)}`, entries);
}

/** What the person did in the cabinet, and what the portal did with the account. */
export async function ownActionSection(tx: Transaction, actor: FamilyActor): Promise<HeldSection> {
  const entries = await entriesOf(tx, {
    OR: [
      { accountId: actor.accountId },
      { role: null, subjectKind: 'account', subjectId: actor.accountId },
      { role: null, subjectKind: 'person', subjectId: actor.personId },
    ],
  });
  return section('actions', 'Ваши действия на портале', entries);
}

async function entriesOf(tx: Transaction, where: Prisma.AuditEntryWhereInput): Promise<HeldRecord[]> {
  const rows = await tx.auditEntry.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { at: true, event: true, role: true, institution: { select: { shortName: true } } },
  });
  return rows.map(({ at, event, role, institution }) => ({
    title: null,
    facts: [
      held('audit_entry.at', 'Когда', instant(at)),
      held('audit_entry.event', 'Что', eventTitle(event)),
      held('audit_entry.role', 'Кто', role ? roles[role].title : 'портал, автоматически'),
      held('audit_entry.institution_id', 'Где', institution?.shortName),
    ],
  }));
}

/** The journal is kept longer than any list of events. */
function eventTitle(event: string): string {
  return Object.hasOwn(auditEvents, event) ? auditEvents[event as AuditEvent] : event;
}
