import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';

/** A letter as the mail catcher keeps it. */
export type Letter = {
  id: string;
  subject: string;
  text: string;
  html: string;
  from: { address: string; name: string }[];
  to: { address: string }[];
  headers: Record<string, string>;
};

/** Address of the catcher's REST interface. */
function mailUrl(): string {
  const url = process.env.E2E_MAIL_URL;
  if (!url) throw new Error('E2E_MAIL_URL: no mail catcher');
  return url;
}

/** All letters to the address, the oldest first. */
export async function lettersTo(address: string): Promise<Letter[]> {
  const answer = await fetch(new URL('/email', mailUrl()));
  const letters = (await answer.json()) as Letter[];
  return letters.filter(({ to }) => to.some((recipient) => recipient.address === address));
}

/** The latest letter to the address with this subject, as soon as there are so many of them. */
export async function waitForLetter(
  address: string,
  subject: string | RegExp,
  { count = 1 }: { count?: number } = {},
): Promise<Letter> {
  const matching = async () =>
    (await lettersTo(address)).filter((letter) =>
      typeof subject === 'string' ? letter.subject === subject : subject.test(letter.subject),
    );
  await expect
    .poll(async () => (await matching()).length, { timeout: 30_000, message: `letters to ${address}` })
    .toBeGreaterThanOrEqual(count);
  const letter = (await matching()).at(-1);
  if (!letter) throw new Error('The letter has gone');
  return letter;
}

export const confirmationSubject = 'Заявка на сертификат ПФДО. Подтверждение электронной почты';

/** The link of a letter, from its plain-text part. */
export function linkIn(letter: Letter, path: string): string {
  const link = letter.text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(path));
  if (!link) throw new Error(`No link to ${path} in «${letter.subject}»`);
  return link;
}

/** An address no other test writes to. */
export function newAddress(): string {
  return `family-${randomUUID()}@example.com`;
}
