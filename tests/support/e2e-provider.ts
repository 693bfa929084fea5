import type { Page } from '@playwright/test';
import { subjectIndexOf } from '@/lib/accounts/provider/known-account';
import { makeOffer } from '@/lib/accounts/provider/offer';
import { database } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { givenParent, unique } from '@/tests/support/given';
import type { Citizen } from '@/tests/support/identity-provider/start';

function givenIdentity() {
  return {
    issuer: process.env.OIDC_ISSUER ?? '',
    subject: `subject-${unique()}`,
    snils: null,
    nameKey: null,
  };
}

/** Links the account as if its owner had confirmed it. */
export async function givenProviderLink(accountId: string): Promise<void> {
  await loadKeys();
  const identity = givenIdentity();
  await database().providerLink.create({
    data: { accountId, issuer: identity.issuer, subjectIndex: subjectIndexOf(identity) },
  });
}

/** This browser has come back from the provider and is asked whether to link. */
export async function givenQuestion(page: Page): Promise<void> {
  const { accountId } = await givenParent();
  const line = await makeOffer(accountId, givenIdentity(), null);
  const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
  await page.context().addCookies([{ name, value, url: process.env.APP_URL }]);
}

/** Fills in the page of the provider, where everybody is who they say. */
export async function tellProvider(page: Page, citizen: Citizen): Promise<void> {
  const labels = {
    subject: 'Номер у поставщика',
    surname: 'Фамилия',
    givenName: 'Имя',
    patronymic: 'Отчество',
  };
  for (const [name, label] of Object.entries({ ...labels, snils: 'СНИЛС' })) {
    await page.getByLabel(label).fill(citizen[name as keyof Citizen] ?? '');
  }
  await page.getByRole('button', { name: 'Войти у поставщика' }).click();
}
