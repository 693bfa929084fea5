import { isUnanswered } from '@/lib/domain/delivery-failures';
import { LetterDelayed } from '@/lib/letters/letter-delayed';
import { StorageUnavailable } from '@/lib/platform/file-store';
import { VirusCheckUnavailable } from '@/lib/platform/virus-check';

/** No mail server answered; one that answers may have something against this letter alone. */
export function isMailOutage(error: unknown): boolean {
  return error instanceof LetterDelayed && isUnanswered(error.message);
}

export function isScanOutage(error: unknown): boolean {
  return error instanceof StorageUnavailable || error instanceof VirusCheckUnavailable;
}
