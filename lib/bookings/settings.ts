import type { MunicipalActor, OperatorActor, RegionalActor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { requirePermission } from '@/lib/access/policy';
import { rulesOn, type BookingRules, type DatedRules } from '@/lib/domain/booking-slots';
import { plainDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { plannedAt, previewCancelled, type CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { withRules } from '@/lib/booked-times/planned-changes';

export type SettingActor = OperatorActor | MunicipalActor | RegionalActor;

/** Institutions whose bookings this actor sets: of an operator the own one, of an admin those of the municipality. */
export function settableBy(actor: SettingActor): Prisma.InstitutionWhereInput {
  switch (actor.role) {
    case 'operator':
      return { id: actor.institutionId };
    case 'municipal_admin':
      return { municipalityId: actor.municipalityId };
    case 'regional_admin':
      return {};
  }
}

/** What a page that sets bookings proposes where nothing was set yet. */
export const firstRules: BookingRules = {
  enabled: false,
  slotMinutes: 20,
  desks: 1,
  daysAhead: 14,
  noticeHours: 2,
};

/** The settings of one institution: what applies, what is announced and how it was. @param within narrows an admin's reach */
export async function getBookingSettings(
  actor: SettingActor,
  institutionId: string,
  within: Prisma.InstitutionWhereInput = {},
) {
  requirePermission(actor, 'visits.set');
  const institution = found(
    await database().institution.findFirst({
      where: { AND: [{ id: institutionId }, settableBy(actor), within] },
      select: {
        id: true,
        shortName: true,
        hours: { select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true } },
        bookingSettings: {
          orderBy: { version: 'desc' },
          include: { madeBy: { select: { staffName: true, login: true } } },
        },
      },
    }),
  );
  const rows = institution.bookingSettings.map(({ effectiveFrom, madeBy, ...row }) => ({
    ...row,
    effectiveFrom: plainDate(effectiveFrom),
    by: madeBy.staffName ?? madeBy.login,
  }));
  return {
    institution: { id: institution.id, shortName: institution.shortName },
    hours: formatHours(institution.hours),
    today: today(),
    current: rulesOn(today(), rows),
    /** The latest first. */
    rows,
    version: rows[0]?.version ?? 0,
  };
}

export type BookingSettings = Awaited<ReturnType<typeof getBookingSettings>>;

/** The list for the page: as the form that came back plans it. */
export async function previewSetting(
  actor: SettingActor,
  institutionId: string,
  planned: Omit<DatedRules, 'version'>,
): Promise<CancelledVisits> {
  requirePermission(actor, 'visits.set');
  found(
    await database().institution.findFirst({
      where: { AND: [{ id: institutionId }, settableBy(actor)] },
      select: { id: true },
    }),
  );
  return previewCancelled(actor, plannedAt(institutionId, withRules(planned)));
}
