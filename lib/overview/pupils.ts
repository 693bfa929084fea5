import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { loginState, slipWords, type SlipFacts } from '@/lib/domain/login-state';
import { fullName, nameKey } from '@/lib/domain/names';
import { recordAlone } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const pageSize = 100;

/** Whether anybody of the family has used their login yet. */
export const pupilAccess = ['signed_in', 'issued', 'none'] as const;
export type PupilAccess = (typeof pupilAccess)[number];

const accountShape = {
  select: {
    lastSignInAt: true,
    loginSlips: {
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 1,
      select: { createdAt: true, expiresAt: true, usedAt: true, voidedAt: true },
    },
  },
} as const satisfies Prisma.Person$accountArgs;

type PupilFilter = {
  /** The beginning of the full name as it was typed; an empty one finds everybody. */
  name: string;
  /** Null finds everybody. */
  access: PupilAccess | null;
  /** The id of the last one shown before. */
  after: string | null;
};

/** Pupils of the issuer's institution by name, a page at a time. That a page was looked at is recorded, without names. */
export async function listPupils(actor: IssuerActor, { name, access, after }: PupilFilter) {
  requirePermission(actor, 'pupils.list');
  const rows = await database().child.findMany({
    where: { AND: [childrenOf(actor), named(name), withAccess(access), await laterThan(actor, after)] },
    orderBy: [{ person: { surname: 'asc' } }, { person: { givenName: 'asc' } }, { personId: 'asc' }],
    take: pageSize + 1,
    select: {
      personId: true,
      groupName: true,
      certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { status: true } },
      guardianships: {
        where: { endedAt: null },
        select: { guardian: { select: { account: accountShape } } },
      },
      person: {
        select: {
          surname: true,
          givenName: true,
          patronymic: true,
          birthDate: true,
          account: accountShape,
        },
      },
    },
  });
  const shown = rows.slice(0, pageSize);
  await recordAlone(actor, {
    event: 'pupils_listed',
    subject: ['account', actor.accountId],
    details: { count: shown.length },
  });
  return {
    rows: shown.map(({ person, certificates: [certificate], ...child }) => {
      const birthDate = person.birthDate && plainDate(person.birthDate);
      const accounts = [person.account, ...child.guardianships.map(({ guardian }) => guardian.account)];
      return {
        id: child.personId,
        name: fullName(person),
        birthDate,
        groupName: child.groupName,
        access: accessOf(accounts),
        /** What is known of the slip the family may still use; empty where it needs none. */
        slip: accessOf(accounts) === 'issued' ? slipOf(accounts) : '',
        status:
          certificate && birthDate
            ? effectiveCertificateStatus(certificate.status, birthDate, today())
            : null,
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.personId ?? null) : null,
  };
}

export type Pupil = Awaited<ReturnType<typeof listPupils>>['rows'][number];

/** How many there are of each access among those whose name begins so. */
export async function countPupils(actor: IssuerActor, name: string) {
  requirePermission(actor, 'pupils.list');
  const count = (access: PupilAccess | null) =>
    database().child.count({ where: { AND: [childrenOf(actor), named(name), withAccess(access)] } });
  const [all, issued, none] = await Promise.all([count(null), count('issued'), count('none')]);
  return { all, issued, none };
}

function accessOf(accounts: readonly ({ lastSignInAt: Date | null } | null)[]): PupilAccess {
  const known = accounts.filter((account) => account !== null);
  if (known.some(({ lastSignInAt }) => lastSignInAt !== null)) return 'signed_in';
  return known.length > 0 ? 'issued' : 'none';
}

type AccountRow = { lastSignInAt: Date | null; loginSlips: SlipFacts[] };

/** The slip that works longest tells of the family. */
function slipOf(accounts: readonly (AccountRow | null)[]): string {
  const clock = { instant: now(), timeZone: environment().TIME_ZONE };
  const known = accounts.filter((account) => account !== null);
  const [latest] = known.toSorted((a, b) => endOf(b) - endOf(a));
  return latest ? slipWords(loginState(latest, latest.loginSlips[0] ?? null, clock)) : '';
}

function endOf({ loginSlips: [slip] }: AccountRow): number {
  return slip?.expiresAt.getTime() ?? 0;
}

function named(name: string): Prisma.ChildWhereInput {
  return { person: { nameKey: { startsWith: nameKey(name) } } };
}

/** The same as `accessOf` tells, for the database. */
function withAccess(access: PupilAccess | null): Prisma.ChildWhereInput {
  const used = ofFamily({ lastSignInAt: { not: null } });
  switch (access) {
    case null:
      return {};
    case 'signed_in':
      return used;
    case 'issued':
      return { AND: [ofFamily({}), { NOT: used }] };
    case 'none':
      return { NOT: ofFamily({}) };
  }
}

/** An account of the child's own or of a guardian whose tie is valid. */
function ofFamily(account: Prisma.AccountWhereInput): Prisma.ChildWhereInput {
  return {
    OR: [
      { person: { account: { is: account } } },
      { guardianships: { some: { endedAt: null, guardian: { account: { is: account } } } } },
    ],
  };
}

async function laterThan(actor: IssuerActor, after: string | null): Promise<Prisma.ChildWhereInput> {
  if (after === null) return {};
  const last = await database().child.findFirst({
    where: { AND: [{ personId: after }, childrenOf(actor)] },
    select: { personId: true, person: { select: { surname: true, givenName: true } } },
  });
  if (!last) return {};
  const { surname, givenName } = last.person;
  return {
    OR: [
      { person: { surname: { gt: surname } } },
      { person: { surname, givenName: { gt: givenName } } },
      { person: { surname, givenName }, personId: { gt: last.personId } },
    ],
  };
}
