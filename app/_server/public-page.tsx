import type { ReactNode } from 'react';
import { PublicFrame } from '@/components/public/public-frame';
import type { FrameWidth } from '@/components/shell/room-frame';
import { homePages } from '@/lib/access/actor';
import { currentActor } from './page-actor';
import { pageSupport } from './page-region';

/** A public page in its frame: who is signed in finds the way back to the cabinet in it. */
export async function PublicPage({
  here,
  width,
  children,
}: {
  here: string;
  width?: FrameWidth;
  children: ReactNode;
}) {
  const [actor, support] = await Promise.all([currentActor(), pageSupport()]);
  return (
    <PublicFrame here={here} width={width} support={support} cabinet={actor && homePages[actor.role]}>
      {children}
    </PublicFrame>
  );
}
