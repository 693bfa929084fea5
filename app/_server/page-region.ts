import { cache } from 'react';
import type { Support } from '@/components/public/public-frame';
import { keptRegionSettings } from './kept-region';
import { unavailablePage } from './unavailable-page';

/** The same for layout and page. Without a database there is no page, but one that says so. */
const regionSettings = cache(() =>
  keptRegionSettings().catch((error: unknown) => unavailablePage(error, 'region')),
);

/** The support contacts for the footer; null as long as nobody entered them. */
export async function pageSupport(): Promise<Support | null> {
  return (await regionSettings())?.support ?? null;
}

/** Where families choose programs; null as long as nobody entered it. */
export async function pageNavigator(): Promise<string | null> {
  return (await regionSettings())?.navigatorUrl ?? null;
}
