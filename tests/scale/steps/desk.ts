import { findActingLater } from '@/lib/access/acting-later';
import type { DeskActor } from '@/lib/access/municipality';

/** The admin of this session, as a request of theirs would find them. */
export async function deskOf(sessionId: string): Promise<DeskActor> {
  const actor = await findActingLater(sessionId);
  if (actor?.role === 'municipal_admin' || actor?.role === 'regional_admin') return actor;
  throw new Error('No admin has this session');
}
