import { expect, type Page } from '@playwright/test';
import type { LetterKind } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { post, type Fields } from '@/tests/support/e2e-answers';
import { lettersTo, newAddress, type Letter } from '@/tests/support/e2e-mail';
import { addressOf, type Records } from '@/tests/support/e2e-records';

/** From now on letters to this person arrive at an address of their own, which is returned: it is proven, and they applied with it. */
export async function reachPerson(personId: string): Promise<string> {
  const email = newAddress();
  await database().person.update({ where: { id: personId }, data: { email, emailConfirmedAt: now() } });
  await database().application.updateMany({ where: { applicantId: personId }, data: { email } });
  return email;
}

/** The same for a member of staff. */
export async function reachStaff(accountId: string): Promise<string> {
  const staffEmail = newAddress();
  await database().account.update({ where: { id: accountId }, data: { staffEmail } });
  return staffEmail;
}

/** Sends a form that is to be accepted; returns where it led. */
export async function send(page: Page, path: string, fields: Fields): Promise<string> {
  const answer = await post(page, path, fields);
  const location = answer.headers().location ?? '';
  expect([answer.status(), location], path).toEqual([303, expect.not.stringContaining('draft=')]);
  return location;
}

/** Sends the forms of these addresses about the records, one after the other. */
export async function sendForms(page: Page, records: Records, templates: readonly string[]): Promise<void> {
  for (const template of templates) {
    await send(page, addressOf(records, template), records.forms[template] ?? {});
  }
}

/** Waits until letters of all these kinds have come to the addresses, and looks at each as its reader does. */
export async function expectLetters(
  addresses: readonly string[],
  kinds: readonly LetterKind[],
): Promise<void> {
  const come = async () => (await Promise.all(addresses.map(arrivedAt))).flat();
  await expect
    .poll(
      async () => {
        const there = new Set((await come()).map(({ kind }) => kind));
        return kinds.filter((kind) => !there.has(kind));
      },
      { timeout: 30_000, message: 'letters that have not come' },
    )
    .toEqual([]);
  for (const { kind, letter } of await come()) {
    expect(letter.subject, kind).toMatch(/^[А-ЯЁ].*[а-яё]{3}/);
    expect(letter.html, kind).toContain('<html');
    expect(letter.text, kind).toMatch(/https?:\/\/\S+/);
    expect(`${letter.subject} ${letter.text}`, kind).not.toMatch(/undefined|null|NaN/);
  }
}

/** What the mail catcher has for the address; of which kind each is, the row with the same Message-ID tells. */
async function arrivedAt(address: string): Promise<{ kind: LetterKind; letter: Letter }[]> {
  const rows = await database().letter.findMany({
    where: { emailTo: address },
    select: { kind: true, messageId: true },
  });
  const letters = await lettersTo(address);
  return rows.flatMap(({ kind, messageId }) => {
    const letter = letters.find(({ headers }) => headers['message-id'] === messageId);
    return letter ? [{ kind, letter }] : [];
  });
}
