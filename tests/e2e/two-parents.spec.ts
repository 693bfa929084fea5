import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { get, post } from '@/tests/support/e2e-answers';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenFamilyWithCertificate } from '@/tests/support/e2e-family';
import {
  confirmEmail,
  field,
  fileApplication,
  getCertificate,
  photo,
  scanField,
  typeDocument,
} from '@/tests/support/e2e-journey';
import { newAddress } from '@/tests/support/e2e-mail';
import { documentOfAge, givenParent } from '@/tests/support/given';

test.describe('два родителя одного ребёнка', () => {
  async function givenTwoParents() {
    const family = await givenFamily({ document: true });
    const father = await givenParent();
    await database().guardianship.create({
      data: { guardianId: father.personId, childId: family.child.id, ground: 'parent' },
    });
    return { ...family, father };
  }

  test('заявка одна; второму сказано, что она подана, и его адрес первого не показан', async ({
    page,
    browser,
  }) => {
    const family = await givenTwoParents();
    const other = await browser.newPage();
    await signIn(other, family.father.login);
    await other.goto(`/cabinet/children/${family.child.id}/apply`);
    await field(other, 'Электронная почта').fill(newAddress());

    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    const application = page.url();

    await other.getByRole('button', { name: 'Отправить заявку' }).click();
    await expect(other.getByRole('main')).toContainText(/уже пода/);
    await other.goto(application);
    await expect(other.getByRole('main')).toContainText('Заявку подал другой законный представитель');
    await expect(other.getByRole('main')).not.toContainText(email);
    expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);

    await confirmEmail(page, email);
    await getCertificate(page, family.town);
    const card = new URL(page.url()).pathname;
    expect((await get(other, card)).status()).toBe(200);
    // The papers print the applicant's passport and address.
    expect((await get(other, `${card}/paper`)).status()).toBe(404);
    await other.goto(card);
    await expect(other.getByRole('link', { name: 'Скачать заявление' })).toHaveCount(0);
    expect(await database().certificate.count({ where: { childId: family.child.id } })).toBe(1);
    await other.close();
  });

  test('заявки обоих в один миг: принята одна', async ({ page, browser }) => {
    const family = await givenTwoParents();
    const other = await browser.newPage();
    await Promise.all([signIn(page, family.parent.login), signIn(other, family.father.login)]);
    const save = `/cabinet/children/${family.child.id}/apply/save`;
    await Promise.all([page, other].map((tab) => post(tab, save, { email: newAddress() })));
    expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);
    await other.close();
  });

  test('тот же ребёнок, введённый вторым родителем заново, второго номера не получает', async ({ page }) => {
    const document = documentOfAge((await givenFamily()).child.birthDate);
    const first = await givenFamilyWithCertificate({ document });
    const second = await givenFamily({ birthDate: first.child.birthDate });
    await signIn(page, second.parent.login);
    await page.goto(`/cabinet/children/${second.child.id}/document`);
    await typeDocument(page, { ...document, issuedOn: null });
    await scanField(page).setInputFiles(await photo());
    await page.getByRole('button', { name: 'Добавить' }).click();
    await expect(page.getByRole('main')).toContainText('сертификат уже есть');
    await expect(page.getByRole('main')).not.toContainText(first.parent.name);
    await expect(page.getByRole('main')).not.toContainText(first.certificate.number);
  });
});
