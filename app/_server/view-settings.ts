import { cookies } from 'next/headers';
import { cache } from 'react';
import { readViewSettings, writeViewSettings, type ViewSettings } from '@/lib/domain/view-settings';
import { environment } from '@/lib/platform/environment';

export const viewCookieName = 'portal-view';
const year = 365 * 24 * 60 * 60;

/** How this visitor wants to see pages; null for the ordinary version. */
export const currentView = cache(async (): Promise<ViewSettings | null> => {
  return readViewSettings((await cookies()).get(viewCookieName)?.value);
});

/** The Set-Cookie line that keeps the choice for a year; null returns to the ordinary version. */
export function viewCookie(settings: ViewSettings | null): string {
  const secure = environment().APP_URL.startsWith('https://') ? '; Secure' : '';
  const [value, age] = settings ? [writeViewSettings(settings), year] : ['', 0];
  return `${viewCookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
