import type { ReactNode } from 'react';
import { pageSupport } from '@/app/_server/page-region';
import { AccountFrame } from '@/components/account/account-frame';
import type { Actor } from '@/lib/access/actor';
import { countUnread } from '@/lib/letters/mailbox';
import { providerLabel } from '@/lib/platform/identity-provider';

type AccountPageProps = { actor: Actor; here: string; children: ReactNode };

/** A page about one's own account in its frame. */
export async function AccountPage({ actor, here, children }: AccountPageProps) {
  const [support, unread] = await Promise.all([pageSupport(), countUnread(actor)]);
  return (
    <AccountFrame actor={actor} here={here} unread={unread} support={support} provider={providerLabel()}>
      {children}
    </AccountFrame>
  );
}
