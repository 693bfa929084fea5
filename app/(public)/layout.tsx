import type { ReactNode } from 'react';
import { sharedPageMetadata } from '@/app/_server/portal-metadata';

export const generateMetadata = sharedPageMetadata;

export default function PublicLayout({ children }: { children: ReactNode }) {
  return children;
}
