import type { OperatorActor, RecordActor } from '@/lib/access/actor';
import { childrenOf, unmerged } from '@/lib/access/scope';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { effectiveCertificateStatus, isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import type { PersonName } from '@/lib/domain/names';
import { sameName } from '@/lib/families/new-child';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { documentIndex, snilsIndex } from '@/lib/platform/sealed-fields';

type Papers = { snils: string | null; kind: IdentityDocumentKind; series: string; number: string };

type Owner = { id: string; name: PersonName; birthDate: PlainDate | null; isChild: boolean };

const ownerShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  child: { select: { personId: true } },
} as const;

/** Whose SNILS and whose document in force these are, wherever in the region: a number belongs to one person. */
export async function findOwners(
  db: Queryable,
  papers: Papers,
): Promise<{ bySnils: Owner | null; byDocument: Owner | null }> {
  const person = papers.snils
    ? await db.person.findFirst({ where: { snilsIndex: snilsIndex(papers.snils) }, select: ownerShape })
    : null;
  const document = await db.identityDocument.findFirst({
    where: { numberIndex: documentIndex(papers.kind, papers), supersededAt: null },
    select: { person: { select: ownerShape } },
  });
  return { bySnils: person && ownerOf(person), byDocument: document && ownerOf(document.person) };
}

type OwnerRow = PersonName & { id: string; birthDate: Date | null; child: { personId: string } | null };

function ownerOf({ id, surname, givenName, patronymic, birthDate, child }: OwnerRow): Owner {
  const name = { surname, givenName, patronymic };
  return { id, name, birthDate: birthDate && plainDate(birthDate), isChild: child !== null };
}

export type KnownChild = {
  childId: string;
  name: PersonName;
  birthDate: PlainDate | null;
  attends: string | null;
  /** Of the live certificate; null where there is none. */
  certificate: { id: string; number: string } | null;
};

/** Children of the counter's scope of this very name and birth date. */
export async function findNamesakes(
  db: Queryable,
  actor: OperatorActor,
  { birthDate, ...name }: PersonName & { birthDate: PlainDate },
): Promise<KnownChild[]> {
  const rows = await db.child.findMany({
    where: { AND: [{ person: sameName(name, birthDate) }, childrenOf(actor), unmerged] },
    orderBy: { personId: 'asc' },
    select: childShape,
  });
  return rows.map(knownChildOf);
}

/** An adult who is somebody's guardian in the counter's scope. */
export async function findGuardianInScope(db: Queryable, actor: RecordActor, personId: string) {
  const person = await db.person.findFirst({
    where: { id: personId, guardianOf: { some: { endedAt: null, child: childrenOf(actor) } } },
    select: {
      ...ownerShape,
      guardianOf: { where: { endedAt: null, child: childrenOf(actor) }, select: wardShape },
    },
  });
  return (
    person && {
      ...ownerOf(person),
      children: person.guardianOf.map(({ child }) => `${child.person.surname} ${child.person.givenName}`),
    }
  );
}

const wardShape = {
  child: { select: { person: { select: { surname: true, givenName: true } } } },
} as const;

/** One child, if the actor may see it. */
export async function findChildInScope(
  db: Queryable,
  actor: OperatorActor,
  childId: string,
): Promise<KnownChild | null> {
  const row = await db.child.findFirst({
    where: { AND: [{ personId: childId }, childrenOf(actor), unmerged] },
    select: childShape,
  });
  return row && knownChildOf(row);
}

const childShape = {
  personId: true,
  person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
  institution: { select: { shortName: true } },
  certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, number: true, status: true } },
} as const;

type ChildRow = {
  personId: string;
  person: PersonName & { birthDate: Date | null };
  institution: { shortName: string } | null;
  certificates: { id: string; number: string; status: CertificateStatus }[];
};

function knownChildOf({ personId, person, institution, certificates }: ChildRow): KnownChild {
  const { surname, givenName, patronymic, birthDate } = person;
  const [last] = certificates;
  const live =
    last && birthDate && isLive(effectiveCertificateStatus(last.status, plainDate(birthDate), today()));
  return {
    childId: personId,
    name: { surname, givenName, patronymic },
    birthDate: birthDate && plainDate(birthDate),
    attends: institution?.shortName ?? null,
    certificate: last && live ? { id: last.id, number: last.number } : null,
  };
}

/** Whether the child has a certificate that lives, whoever asks. */
export async function hasLiveCertificate(db: Queryable, childId: string): Promise<boolean> {
  const child = await db.child.findUniqueOrThrow({ where: { personId: childId }, select: childShape });
  return knownChildOf(child).certificate !== null;
}
