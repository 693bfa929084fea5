import { cookies } from 'next/headers';
import { cache } from 'react';
import { readViewSettings, writeViewSettings, type ViewSettings } from '@/lib/domain/view-settings';
import { cookieLine, cookieName } from '@/lib/platform/cookies';

const year = 365 * 24 * 60 * 60;

export function viewCookieName(): string {
  return cookieName('view');
}

/** How this visitor wants to see pages; null for the ordinary version. */
export const currentView = cache(async (): Promise<ViewSettings | null> => {
  return readViewSettings((await cookies()).get(viewCookieName())?.value);
});

/** The Set-Cookie line that keeps the choice for a year; null returns to the ordinary version. */
export function viewCookie(settings: ViewSettings | null): string {
  return cookieLine('view', settings ? writeViewSettings(settings) : '', year);
}
