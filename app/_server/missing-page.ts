import { redirect } from 'next/navigation';

/**
 * Sends the reader to the page that says «нет такой страницы», with its status 404. Next draws its own notFound() in the
 * browser only: without JavaScript the page would stay empty. A missing record and a stranger's are answered alike.
 */
export function missingPage(): never {
  redirect('/not-found');
}
