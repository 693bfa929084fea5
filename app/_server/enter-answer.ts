import { homePages } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/session';
import type { SignedIn } from '@/lib/accounts/enter-cabinet';
import { seeOther } from './respond';

/** The answer that lets a person in: both cookies, and the page they meant or have to see first. */
export function enterAnswer(signedIn: SignedIn, next: string | null): Response {
  const answer = seeOther(firstPage(signedIn, next));
  answer.headers.append('set-cookie', sessionCookie(signedIn.token));
  answer.headers.append('set-cookie', signedIn.knownDevice);
  return answer;
}

function firstPage({ mustChangePassword, severalRoles, role }: SignedIn, next: string | null): string {
  if (mustChangePassword) return '/first-password';
  if (severalRoles) return next ? `/choose-role?next=${encodeURIComponent(next)}` : '/choose-role';
  return next ?? homePages[role];
}
