import type { ReactNode } from 'react';
import { StaffRoom } from './_staff-room';

export default function CounterLayout({ children }: { children: ReactNode }) {
  return <StaffRoom>{children}</StaffRoom>;
}
