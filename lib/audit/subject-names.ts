import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { applicationsOf, certificatesOf, childrenOf } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { fullName, type PersonName } from '@/lib/domain/names';
import { allStaffRoles } from '@/lib/domain/staff-roles';
import type { AuditSubject } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

type Admin = MunicipalActor | RegionalActor;
type Entry = { subjectKind: string; subjectId: string; childId: string | null };

/** What an entry is about, in words: «Сертификат 42 07 000 002» and, where it is about a child, whose. */
type SubjectName = {
  title: string;
  /** Null where nobody is named: the record is out of reach, destroyed, or of nobody. */
  name: string | null;
  /** The child, where the record is not the child itself. */
  child: string | null;
  /** The record's page for an admin. */
  href: string | null;
};

const titles = {
  account: 'Учётная запись',
  person: 'Человек',
  child: 'Ребёнок',
  document: 'Документ',
  application: 'Заявка',
  certificate: 'Сертификат',
  duplicate_suspicion: 'Возможный дубликат',
  consent: 'Согласие',
  correction: 'Просьба исправить данные',
  question: 'Вопрос семьи учреждению',
  link_request: 'Просьба о связи с ребёнком',
  staff_invitation: 'Приглашение сотрудника',
  municipality: 'Муниципалитет',
  institution: 'Учреждение',
  certificate_group: 'Группа сертификатов',
  letter: 'Письмо',
  register_export: 'Выгрузка реестра',
  table_import: 'Загрузка списка',
  proposal: 'Предложение',
  backup: 'Резервная копия',
} as const satisfies Record<AuditSubject, string>;

/**
 * The names of the records of these entries as far as this admin may see them: a handful of queries for a page, each with
 * the scope in its WHERE. In the order of the entries; a kind that is no longer written keeps its own word.
 */
export async function nameSubjects(actor: Admin, entries: readonly Entry[]): Promise<SubjectName[]> {
  const of = (kind: AuditSubject) => [
    ...new Set(entries.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)),
  ];
  const [children, people, accounts, certificates, applications, invitations] = await Promise.all([
    nameChildren(actor, [...entries.flatMap(({ childId }) => childId ?? []), ...of('child')]),
    namePeople(actor, of('person')),
    nameAccounts(actor, of('account')),
    nameCertificates(actor, of('certificate')),
    nameApplications(actor, of('application')),
    nameInvitations(actor, of('staff_invitation')),
  ]);
  const named = new Map([
    ...children,
    ...people,
    ...accounts,
    ...certificates,
    ...applications,
    ...invitations,
  ]);
  return entries.map(({ subjectKind, subjectId, childId }) => {
    const name = named.get(subjectId) ?? null;
    const child = childId === null || childId === subjectId ? null : (children.get(childId) ?? null);
    return { title: titleOf(subjectKind), name, child, href: hrefOf(subjectKind, subjectId, name) };
  });
}

function titleOf(kind: string): string {
  return Object.hasOwn(titles, kind) ? titles[kind as AuditSubject] : kind;
}

function hrefOf(kind: string, id: string, name: string | null): string | null {
  return kind === 'certificate' && name !== null ? `/counter/certificates/${id}/changes` : null;
}

type Names = Map<string, string>;

const personName = { select: { surname: true, givenName: true, patronymic: true } } as const;

async function nameChildren(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await database().child.findMany({
    where: { AND: [{ personId: { in: [...new Set(ids)] } }, childrenOf(actor)] },
    select: { personId: true, person: personName },
  });
  return new Map(rows.map(({ personId, person }) => [personId, fullName(person)]));
}

/** A person is a child within reach or a guardian of one. */
function peopleOf(actor: Admin): Prisma.PersonWhereInput {
  const child = childrenOf(actor);
  return { OR: [{ child }, { guardianOf: { some: { child } } }] };
}

async function namePeople(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await database().person.findMany({
    where: { AND: [{ id: { in: [...ids] } }, peopleOf(actor)] },
    select: { id: true, ...personName.select },
  });
  return new Map(rows.map(({ id, ...name }) => [id, fullName(name)]));
}

/** Staff within reach by name; of a family's account the person, as far as the person is within reach. */
async function nameAccounts(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await database().account.findMany({
    where: { AND: [{ id: { in: [...ids] } }, { OR: [staffOf(actor), { person: peopleOf(actor) }] }] },
    select: { id: true, staffName: true, login: true, person: personName },
  });
  return new Map(rows.map((row) => [row.id, ownerName(row)]));
}

type Owner = { staffName: string | null; login: string; person: PersonName | null };

function ownerName({ staffName, login, person }: Owner): string {
  return person ? fullName(person) : (staffName ?? login);
}

function staffOf(actor: Admin): Prisma.AccountWhereInput {
  const place =
    actor.role === 'regional_admin'
      ? { role: { in: allStaffRoles } }
      : {
          OR: [
            { municipalityId: actor.municipalityId },
            { institution: { municipalityId: actor.municipalityId } },
          ],
        };
  return { personId: null, grants: { some: place } };
}

async function nameCertificates(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await database().certificate.findMany({
    where: { AND: [{ id: { in: [...ids] } }, certificatesOf(actor)] },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, formatCertificateNumber(number)]));
}

async function nameApplications(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await database().application.findMany({
    where: { AND: [{ id: { in: [...ids] } }, applicationsOf(actor)] },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, `№ ${number}`]));
}

async function nameInvitations(actor: Admin, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const { municipalityId } = actor;
  const place: Prisma.StaffInvitationWhereInput =
    municipalityId === null ? {} : { OR: [{ municipalityId }, { institution: { municipalityId } }] };
  const rows = await database().staffInvitation.findMany({
    where: { AND: [{ id: { in: [...ids] } }, place] },
    select: { id: true, staffName: true },
  });
  return new Map(rows.map(({ id, staffName }) => [id, staffName]));
}
