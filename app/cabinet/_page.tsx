import type { ReactNode } from 'react';
import { pageSupport } from '@/app/_server/page-region';
import { CabinetFrame, type CabinetSection } from '@/components/cabinet/cabinet-frame';
import type { FamilyActor } from '@/lib/access/actor';
import { countUnread } from '@/lib/letters/mailbox';
import { providerLabel } from '@/lib/platform/identity-provider';

type CabinetPageProps = { actor: FamilyActor; section: CabinetSection; children: ReactNode };

/** A page of the cabinet in its frame. */
export async function CabinetPage({ actor, section, children }: CabinetPageProps) {
  const [support, unread] = await Promise.all([pageSupport(), countUnread(actor)]);
  return (
    <CabinetFrame
      actor={actor}
      section={section}
      unread={unread}
      support={support}
      provider={providerLabel()}
    >
      {children}
    </CabinetFrame>
  );
}
