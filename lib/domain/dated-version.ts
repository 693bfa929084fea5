import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { dateField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';

const openAgain = { error: 'Откройте страницу заново' };

/** The number of the last version when the page was opened, so that two admins do not overwrite each other. */
export const seenField = z
  .string(openAgain)
  .regex(/^\d{1,6}$/, openAgain)
  .transform(Number);

/** From which day a new version holds, and which was the last one the person saw. */
export const datedFields = {
  from: dateField({ label: { title: 'С какого дня', accusative: 'день, с которого это действует,' } }),
  seen: seenField,
};

/** What has held on a day gone by cannot be made otherwise. */
export function requireDayToCome(from: PlainDate, today: PlainDate, field = 'from'): void {
  if (Temporal.PlainDate.compare(from, today) >= 0) return;
  throw new Refusal(
    'invalid',
    `День уже прошёл: изменить можно с сегодняшнего дня, ${formatDate(today)}, или позже`,
    field,
  );
}

export const overtaken =
  'Пока Вы работали, это изменил другой администратор. Откройте страницу заново и сверьте: введённое сохранено.';

type Dated = { version: number; from: PlainDate };

/** The version that held, holds or is going to hold on `day`, as far as is known today. `versions`: the newest first. */
export function versionOn<Version extends Dated>(
  versions: readonly Version[],
  day: PlainDate,
): Version | null {
  const due = versions.filter(({ from }) => Temporal.PlainDate.compare(from, day) <= 0);
  const [latest] = due.toSorted(
    (a, b) => Temporal.PlainDate.compare(b.from, a.from) || b.version - a.version,
  );
  return latest ?? null;
}

export type Draft<Version> = {
  /** What an editor is filled from: what holds today; where nothing does, what was entered last. */
  begin: Version | null;
  /** Whether that is what holds today. */
  holds: boolean;
  /** The days ahead on which something else begins to hold, the nearest first. */
  changes: PlainDate[];
};

/** What the editor of a text or a setting begins with, and what waits for its day. `versions`: the newest first. */
export function draftOf<Version extends Dated>(
  versions: readonly Version[],
  today: PlainDate,
): Draft<Version> {
  const inForce = versionOn(versions, today);
  return {
    begin: inForce ?? versions[0] ?? null,
    holds: inForce !== null,
    changes: daysAhead(versions, today),
  };
}

function daysAhead(versions: readonly Dated[], today: PlainDate): PlainDate[] {
  const ahead = versions
    .map(({ from }) => from)
    .filter((from) => Temporal.PlainDate.compare(from, today) > 0);
  return ahead
    .filter((day, at) => ahead.findIndex((other) => other.equals(day)) === at)
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
}
