import type { ReactNode } from 'react';
import { CabinetPage } from '@/app/cabinet/_page';
import { StaffRoom } from '@/app/counter/_staff-room';
import { isFamily, type Actor } from '@/lib/access/actor';

/** «Почта» is the same for every role and stands in the frame of each one's room. */
export function MailPage({ actor, children }: { actor: Actor; children: ReactNode }) {
  if (!isFamily(actor)) return <StaffRoom>{children}</StaffRoom>;
  return (
    <CabinetPage actor={actor} section="mail">
      {children}
    </CabinetPage>
  );
}
