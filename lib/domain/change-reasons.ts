import { terminationReasons } from '@/lib/domain/certificate-status';
import { liftReasons, returnReasons } from '@/lib/domain/return-reasons';

/** Every reason a change of a certificate may carry. The keys of the lists do not meet. */
const titles: Readonly<Record<string, { title: string }>> = {
  ...terminationReasons,
  ...returnReasons,
  ...liftReasons,
};

/** The title of a stored reason; null for a key nobody knows any more. */
export function changeReasonTitle(key: string): string | null {
  return titles[key]?.title ?? null;
}
