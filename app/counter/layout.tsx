import type { ReactNode } from 'react';
import { currentActor } from '@/app/_server/page-actor';
import { CounterKeys } from '@/components/counter/counter-keys';
import { StaffRoom } from './_staff-room';

export default async function CounterLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <StaffRoom>
      {children}
      {actor?.role === 'operator' && <CounterKeys />}
    </StaffRoom>
  );
}
