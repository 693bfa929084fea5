import type { MetadataRoute } from 'next';
import { listMunicipalAddresses } from '@/lib/institutions/list-public-addresses';
import { environment } from '@/lib/platform/environment';

export const dynamic = 'force-dynamic';

const pages = [
  '/',
  '/certificate',
  '/how-to-get',
  '/documents',
  '/questions',
  '/institutions',
  '/support',
  '/privacy',
  '/accessibility',
  '/view',
  '/sign-in',
] as const;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const addresses = [...pages, ...(await listMunicipalAddresses())];
  return addresses.map((address) => ({ url: new URL(address, environment().APP_URL).href }));
}
