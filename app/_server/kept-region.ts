import { environment } from '@/lib/platform/environment';
import { getRegionSettings } from '@/lib/settings/settings-on';

type Kept = { settings: ReturnType<typeof getRegionSettings>; until: number };

/** On globalThis: Next bundles pages and what stands before it apart, so a module may exist twice. */
const shared = globalThis as typeof globalThis & { portalKeptRegion?: Kept | undefined };

/**
 * What the region has set, for the foot of every page: read once in PUBLIC_PAGES_SECONDS, as public pages are drawn. What
 * staff change is seen at once by this process, and by others when the seconds are over.
 */
export function keptRegionSettings(): ReturnType<typeof getRegionSettings> {
  const known = shared.portalKeptRegion;
  if (known && performance.now() < known.until) return known.settings;
  const until = performance.now() + environment().PUBLIC_PAGES_SECONDS * 1000;
  // Kept from the moment it is asked for: what was read before a change does not come back after it.
  const kept = { settings: getRegionSettings(), until };
  shared.portalKeptRegion = kept;
  // A fault is not kept: the next one asks again.
  kept.settings.catch(() => {
    if (shared.portalKeptRegion === kept) forgetRegion();
  });
  return kept.settings;
}

export function forgetRegion(): void {
  shared.portalKeptRegion = undefined;
}
