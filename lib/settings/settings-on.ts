import { found } from '@/lib/access/scope';
import type { PlainDate } from '@/lib/domain/dates';
import type { SettingSection } from '@/lib/domain/settings';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';
import { readValue, type SettingValues } from './values';
import { versionsOn, type HeldVersion } from './versions';

/** What a municipality has set, as it holds on one day. */
export type MunicipalSettings = ReturnType<typeof flat>;

/**
 * The one reader of a municipality's settings: whatever rule asks, it asks for a day, and a change prepared for a later
 * day begins by itself.
 */
export async function settingsOn(
  db: Queryable,
  municipalityId: string,
  day: PlainDate = today(),
): Promise<MunicipalSettings> {
  return flat(await versionsOn(db, day, municipalityId));
}

/** The same of every municipality, by its id. */
export async function allSettingsOn(
  db: Queryable,
  day: PlainDate = today(),
): Promise<ReadonlyMap<string, MunicipalSettings>> {
  const byOwner = new Map<string, HeldVersion[]>();
  for (const version of await versionsOn(db, day)) {
    if (version.municipalityId === null) continue;
    byOwner.set(version.municipalityId, [...(byOwner.get(version.municipalityId) ?? []), version]);
  }
  return new Map([...byOwner].map(([id, versions]) => [id, flat(versions)]));
}

/** What the region has set, as it holds today; null while there is no region yet. */
export async function getRegionSettings() {
  const versions = await versionsOn(database(), today(), null);
  const support = valueIn(versions, 'support');
  const navigator = valueIn(versions, 'navigator');
  return support && navigator && { support, navigatorUrl: navigator.url };
}

function valueIn<Section extends SettingSection>(
  versions: readonly HeldVersion[],
  section: Section,
): SettingValues[Section] | null {
  const version = versions.find((one) => one.section === section);
  return version ? readValue(section, version.value) : null;
}

function flat(versions: readonly HeldVersion[]) {
  const { daysToBring, action, cancelDays } = found(valueIn(versions, 'overdue'));
  const { proofOfResidence, acceptsCopies } = found(valueIn(versions, 'papers'));
  const { accountingFrom, fundedFrom } = found(valueIn(versions, 'issuing'));
  const operator = found(valueIn(versions, 'operator'));
  return {
    /** Working days within which the papers of a certificate issued on this day are brought. */
    daysToBring,
    overdueAction: action,
    /** Since when the action holds: nobody's certificate ends for the time before. */
    overdueSince: found(versions.find(({ section }) => section === 'overdue')).from,
    /** Days after the term; set if the certificate is then cancelled. */
    overdueCancelDays: cancelDays,
    proofOfResidence,
    acceptsCopies,
    accountingFrom,
    fundedFrom,
    dataOperatorName: operator.name,
    dataOperatorAddress: operator.address,
    addressee: found(valueIn(versions, 'addressee')).addressee,
    /** Contacts of the municipality's own; null: families turn to the region. */
    support: supportOf(valueIn(versions, 'support')),
  };
}

function supportOf(own: SettingValues['support'] | null): SettingValues['support'] | null {
  return own && (own.phone ?? own.email ?? own.hours) !== null ? own : null;
}

/** Every term to bring the papers that was ever set in the region, in working days: what a certificate may carry. */
export async function termsEverSet(db: Queryable): Promise<readonly number[]> {
  const rows = await db.setting.findMany({ where: { section: 'overdue' }, select: { value: true } });
  return [...new Set(rows.map(({ value }) => readValue('overdue', value).daysToBring))];
}
