import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cookieOf } from '@/app/_server/cookies';
import { enterAnswer } from '@/app/_server/enter-answer';
import { fieldErrors } from '@/app/_server/field-errors';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { readForm } from '@/app/_server/read-form';
import { safeNext } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { idCookie } from '@/lib/access/id-cookie';
import type { SignedIn } from '@/lib/accounts/enter-cabinet';
import { findPendingSignIn, SignInExpired } from '@/lib/accounts/second-step/pending-sign-in';
import type { Visitor } from '@/lib/accounts/visitor';
import { cookieName } from '@/lib/platform/cookies';
import type { z } from 'zod';

/** What a page of the second step shows; a browser without a sign-in to finish is led to its beginning. */
export async function pendingPage(page: string, searchParams: PageQuery) {
  const next = safeNext((await searchParams).next);
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  const value = (await cookies()).get(cookieName('pending'))?.value;
  if ((await findPendingSignIn(value)) === null) redirect(`/sign-in${query}`);
  const hidden: Record<string, string> = next ? { next } : {};
  return { query, hidden, form: await pageForm(page, null, searchParams) };
}

type SecondStepRoute<Input> = {
  page: string;
  fields: z.ZodType<Input>;
  enter: (cookie: string | undefined, input: Input, visitor: Visitor) => Promise<SignedIn>;
};

/** The POST of a page of the second step. What was typed never comes back: it is wrong, or used up. */
export function secondStepRoute<Input>({ page, fields, enter }: SecondStepRoute<Input>) {
  return async (request: Request): Promise<Response> => {
    if (!isSameOrigin(request)) return foreignForm();
    let query: Record<string, string> = {};
    try {
      const { values } = await readForm(request);
      if (values.next) query = { next: values.next };
      const parsed = fields.safeParse(values);
      if (!parsed.success) {
        const form = { values: {}, errors: fieldErrors(parsed.error), sentence: null };
        return await sendBack(null, page, form, { query });
      }
      const cookie = cookieOf(request, cookieName('pending'));
      const answer = enterAnswer(await enter(cookie, parsed.data, visitorOf(request)), safeNext(values.next));
      answer.headers.append('set-cookie', await idCookie('pending', null));
      return answer;
    } catch (error) {
      return sendBackError(error, null, error instanceof SignInExpired ? '/sign-in' : page, {}, { query });
    }
  };
}
