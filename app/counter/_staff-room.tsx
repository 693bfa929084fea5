import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { currentActor } from '@/app/_server/page-actor';
import { pageSupport } from '@/app/_server/page-region';
import { pathHeader } from '@/app/_server/request-start';
import { PublicPage } from '@/app/_server/public-page';
import { StaffFrame } from '@/components/counter/staff-frame';
import type { Actor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { countUnread } from '@/lib/letters/mailbox';
import { findWorkplace } from '@/lib/overview/workplace';
import { countToDecide } from '@/lib/proposals/queries';

/** The layout of the rooms of staff. Whoever has no business here is shown the answer of the page in the public frame. */
export async function StaffRoom({ children }: { children: ReactNode }) {
  const [actor, support] = await Promise.all([currentActor(), pageSupport()]);
  if (!actor || actor.role === 'parent' || actor.role === 'child') {
    return <PublicPage here="">{children}</PublicPage>;
  }
  const { name, role, severalRoles, secondStep } = actor;
  return (
    <StaffFrame
      here={(await headers()).get(pathHeader) ?? ''}
      person={{ name, role, severalRoles, secondStep, workplace: await findWorkplace(actor) }}
      unread={await countUnread(actor)}
      toDecide={isAdmin(actor) ? await countToDecide(actor) : 0}
      support={support}
    >
      {children}
    </StaffFrame>
  );
}

function isAdmin(actor: Actor): actor is DeskActor {
  return actor.role === 'municipal_admin' || actor.role === 'regional_admin';
}
