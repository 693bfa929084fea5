import type { ReactNode } from 'react';
import { StaffRoom } from '@/app/counter/_staff-room';

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <StaffRoom>{children}</StaffRoom>;
}
