import { redirect } from 'next/navigation';
import { logUnexpected } from './respond';

/**
 * Logs why nothing can be read and leads to the page that says «временно недоступен», with its status 503. An error thrown
 * in a page is drawn by Next in the browser only: without JavaScript the page would stay empty.
 */
export function unavailablePage(error: unknown, where: string): never {
  redirect(`/unavailable?number=${logUnexpected(error, where)}`);
}
