import { randomUUID } from 'node:crypto';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { fullName, nameKey, type PersonName } from '@/lib/domain/names';
import type { Role } from '@/lib/domain/roles';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { documentIndex, sealDocumentNumber, sealPersonField, snilsIndex } from '@/lib/platform/sealed-fields';

type PersonFacts = {
  name: PersonName;
  birthDate: PlainDate | null;
  snils?: string | null;
  address?: string | null;
  phone?: string | null;
  email?: string | null;
  createdAt: Date;
};

export function personRow(facts: PersonFacts) {
  const id = randomUUID();
  const { snils = null, address = null, phone = null, email = null } = facts;
  return {
    id,
    ...facts.name,
    nameKey: nameKey(fullName(facts.name)),
    birthDate: facts.birthDate && dbDate(facts.birthDate),
    snilsSealed: sealPersonField('snils', id, snils),
    snilsIndex: snils === null ? null : snilsIndex(snils),
    addressSealed: sealPersonField('address', id, address),
    phoneSealed: sealPersonField('phone', id, phone),
    email,
    emailConfirmedAt: email === null ? null : facts.createdAt,
    createdAt: facts.createdAt,
    changedAt: facts.createdAt,
  } satisfies Prisma.PersonCreateManyInput;
}

type ChildFacts = {
  personId: string;
  municipalityId: string | null;
  institutionId: string | null;
  /** «2 «Б»», «Ромашка»: as the school or the kindergarten calls it. */
  groupName?: string | null;
  createdAt: Date;
};

export function childRow(facts: ChildFacts) {
  return {
    ...facts,
    // Nobody has said yet where a child without a municipality goes.
    unattached: facts.municipalityId !== null && facts.institutionId === null,
  } satisfies Prisma.ChildCreateManyInput;
}

export type DocumentFacts = {
  kind: IdentityDocumentKind;
  series: string;
  number: string;
  issuedOn: PlainDate | null;
  issuedBy: string | null;
};

export function documentRow(personId: string, facts: DocumentFacts, createdAt: Date) {
  const id = randomUUID();
  return {
    id,
    personId,
    kind: facts.kind,
    numberSealed: sealDocumentNumber(id, facts),
    numberIndex: documentIndex(facts.kind, facts),
    issuedOn: facts.issuedOn && dbDate(facts.issuedOn),
    issuedBy: facts.issuedBy,
    createdAt,
  } satisfies Prisma.IdentityDocumentCreateManyInput;
}

type TieFacts = {
  guardianId: string;
  childId: string;
  ground?: Prisma.GuardianshipCreateManyInput['ground'];
  proven?: { at: Date; byId: string } | null;
  ended?: { at: Date; byId: string; ground: Prisma.GuardianshipCreateManyInput['endGround'] } | null;
  createdAt: Date;
};

export function tieRow({ proven, ended, ...facts }: TieFacts) {
  return {
    id: randomUUID(),
    ...facts,
    provenAt: proven?.at ?? null,
    provenById: proven?.byId ?? null,
    endedAt: ended?.at ?? null,
    endedById: ended?.byId ?? null,
    endGround: ended?.ground ?? null,
  } satisfies Prisma.GuardianshipCreateManyInput;
}

type AccountFacts = {
  login: string;
  passwordHash: string;
  mustChangePassword?: boolean;
  issuedById?: string | null;
  createdAt: Date;
} & ({ personId: string } | { staffName: string; staffEmail?: string });

export function accountRow(facts: AccountFacts) {
  return { id: randomUUID(), mustChangePassword: false, ...facts } satisfies Prisma.AccountCreateManyInput;
}

type GrantPlace = { institutionId?: string; municipalityId?: string };

export function grantRow(accountId: string, role: Role, place: GrantPlace, createdAt: Date) {
  return {
    id: randomUUID(),
    accountId,
    role,
    ...place,
    createdAt,
  } satisfies Prisma.AccountGrantCreateManyInput;
}
