import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { Temporal } from 'temporal-polyfill';
import { roles } from '@/lib/domain/roles';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { rightState } from '../rights/right-state';

const day = (date: Date | null) => date && plainDate(date);

/** Everything the desk knows of an institution of this municipality. */
export async function getInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
) {
  requirePermission(actor, 'institutions.edit');
  const row = found(
    await database().institution.findFirst({
      where: { id: institutionId, municipalityId: municipality.id },
      include: {
        addresses: { orderBy: { position: 'asc' } },
        phones: { orderBy: { position: 'asc' } },
        hours: { orderBy: { weekday: 'asc' } },
        closures: { orderBy: { closedFrom: 'desc' }, take: 20 },
        rights: {
          orderBy: [{ kind: 'asc' }, { validFrom: 'desc' }],
          include: { setBy: { select: { staffName: true, login: true } } },
        },
      },
    }),
  );
  const { closures, rights, noticeFrom, noticeTo, closedOn, ...card } = row;
  return {
    ...card,
    noticeFrom: day(noticeFrom),
    noticeTo: day(noticeTo),
    closedOn: day(closedOn),
    closures: closures.map(({ id, closedFrom, closedTo, reason }) => ({
      id,
      from: plainDate(closedFrom),
      to: plainDate(closedTo),
      reason,
      over: isBefore(plainDate(closedTo)),
    })),
    rights: rights.map(({ id, kind, audience, validFrom, validTo, setAt, setBy }) => ({
      id,
      kind,
      audience,
      from: plainDate(validFrom),
      to: day(validTo),
      state: rightState(plainDate(validFrom), day(validTo)),
      setAt,
      setBy: setBy && (setBy.staffName ?? setBy.login),
    })),
  };
}

export type InstitutionRecord = Awaited<ReturnType<typeof getInstitution>>;
export type InstitutionRightRecord = InstitutionRecord['rights'][number];

function isBefore(date: PlainDate): boolean {
  return Temporal.PlainDate.compare(date, today()) < 0;
}

/** Who works there: by name, with the role and the last sign-in. */
export async function listInstitutionStaff(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
) {
  requirePermission(actor, 'institutions.edit');
  const grants = await database().accountGrant.findMany({
    where: { endedAt: null, institution: { id: institutionId, municipalityId: municipality.id } },
    orderBy: [{ account: { staffName: 'asc' } }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      role: true,
      account: { select: { staffName: true, login: true, blockedAt: true, lastSignInAt: true } },
    },
  });
  return grants.map(({ id, role, account }) => ({
    id,
    name: account.staffName ?? account.login,
    role: roles[role].title,
    blocked: account.blockedAt !== null,
    lastSignInAt: account.lastSignInAt,
  }));
}

export type StaffRow = Awaited<ReturnType<typeof listInstitutionStaff>>[number];
