import { cache } from 'react';
import type { Support } from '@/components/public/public-frame';
import { getRegion } from '@/lib/institutions/queries';
import { unavailablePage } from './unavailable-page';

/** The support contacts for the footer; null as long as nobody entered them. */
export const pageSupport = cache(async (): Promise<Support | null> => {
  const region = await getRegion().catch((error: unknown) => unavailablePage(error, 'region'));
  return region && { phone: region.supportPhone, email: region.supportEmail, hours: region.supportHours };
});
