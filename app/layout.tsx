import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { sessionTime } from '@/app/_server/page-actor';
import { pageSupport } from '@/app/_server/page-region';
import { portalMetadata } from '@/app/_server/portal-metadata';
import { currentView } from '@/app/_server/view-settings';
import { SessionWatch } from '@/components/shell/session-watch';
import { ViewBar } from '@/components/shell/view-bar';
import { ViewSwitch } from '@/components/shell/view-switch';
import { firstView, viewAttributes } from '@/lib/domain/view-settings';
import './globals.css';

export const generateMetadata = portalMetadata;

/** Every page knows who is signed in, and none is drawn at build time, when there is no database. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: '#0d3f45',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The contacts belong to every page: asked here, a database out of reach is noticed before anything is drawn.
  const [view, time] = await Promise.all([currentView(), sessionTime(), pageSupport()]);
  return (
    <html lang="ru" {...viewAttributes(view)}>
      <body>
        <ViewBar view={view} />
        {children}
        <ViewSwitch first={viewAttributes(firstView)} />
        {time && <SessionWatch {...time} />}
      </body>
    </html>
  );
}
