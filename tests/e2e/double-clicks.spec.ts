import { expect, test, type APIResponse, type Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { expectAccepted, post, type Fields } from '@/tests/support/e2e-answers';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { paperIdOf } from '@/tests/support/e2e-counter';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { field, photo, type SentFile } from '@/tests/support/e2e-journey';
import { confirmationSubject, lettersTo, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { documentOfAge, givenApplication } from '@/tests/support/given';
import { sixDigits } from '@/tests/support/six-digits';

/** Two clicks: the same form sent twice before the first answer is there. Both lead to the same page. */
async function sendTwice(page: Page, path: string, fields: Fields, file?: SentFile): Promise<string> {
  const answers = await Promise.all([post(page, path, fields, file), post(page, path, fields, file)]);
  const [first = '', second] = answers.map(expectAccepted);
  expect(second).toBe(first);
  return first;
}

const confirmedApplication = (family: Awaited<ReturnType<typeof givenFamily>>) =>
  givenApplication({
    childId: family.child.id,
    applicantId: family.parent.personId,
    status: 'confirmed',
  });

test.describe('два нажатия', () => {
  test('«Отправить заявку»: одна заявка и одно письмо', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    const email = newAddress();
    const there = await sendTwice(page, `/cabinet/children/${family.child.id}/apply/save`, { email });
    expect(there).toMatch(/^\/cabinet\/applications\//);
    expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);
    await waitForLetter(email, confirmationSubject);
    expect(await database().letter.count({ where: { emailTo: email } })).toBe(1);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test('двойной щелчок по настоящей кнопке', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    await page.goto(`/cabinet/children/${family.child.id}/apply`);
    await field(page, 'Электронная почта').fill(newAddress());
    await page.getByRole('button', { name: 'Отправить заявку' }).dblclick();
    await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
    expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);
  });

  test('«Получить сертификат»: один номер', async ({ page }) => {
    const family = await givenFamily({ document: true });
    const { applicationId } = await confirmedApplication(family);
    await signIn(page, family.parent.login);
    const there = await sendTwice(page, `/cabinet/applications/${applicationId}/certificate/save`, {
      groupId: family.town.group.id,
      documentId: family.child.documentId ?? '',
    });
    expect(there).toMatch(/^\/cabinet\/certificates\//);
    const certificates = await database().certificate.findMany({
      where: { childId: family.child.id },
      include: { papers: true },
    });
    expect(certificates).toHaveLength(1);
    expect(certificates[0]?.papers).toHaveLength(1);
    const received = { personId: family.parent.personId, kind: 'certificate_received' } as const;
    expect(await database().letter.count({ where: received })).toBe(1);
  });

  test('«Добавить» документ: один документ', async ({ page }) => {
    const family = await givenFamily();
    const { kind, series, number } = documentOfAge(family.child.birthDate);
    await signIn(page, family.parent.login);
    const fields = { kind, series, number, issuedOn: '', issuedBy: '', comment: '' };
    await sendTwice(page, `/cabinet/children/${family.child.id}/document/save`, fields, await photo());
    const personId = family.child.id;
    expect(await database().identityDocument.count({ where: { personId, supersededAt: null } })).toBe(1);
    await page.goto(`/cabinet/children/${personId}`);
    await expect(page.getByRole('heading', { name: number })).toHaveCount(1);
  });

  test('«Добавить ребёнка»: один ребёнок', async ({ page }) => {
    const { parent } = await givenFamily();
    await signIn(page, parent.login);
    await sendTwice(page, '/cabinet/children/new/save', {
      surname: 'Повторова',
      givenName: 'Вера',
      patronymic: '',
      birthDate: '20.06.2019',
      ground: 'parent',
    });
    expect(await database().guardianship.count({ where: { guardianId: parent.personId } })).toBe(2);
  });

  test('«Сохранить» сведения о себе и «Выбрать это учреждение»', async ({ page }) => {
    const family = await givenFamilyWithCertificate();
    await signIn(page, family.parent.login);
    const { certificateId } = family.certificate;
    await sendTwice(page, `/cabinet/certificates/${certificateId}/institutions/save`, {
      institutionId: family.town.desk.id,
    });
    await sendTwice(page, '/cabinet/me/save', {
      surname: 'Повторова',
      givenName: 'Анна',
      patronymic: '',
      kind: 'passport',
      series: '3205',
      number: sixDigits(),
      issuedOn: '',
      issuedBy: '',
      comment: '',
      snils: '',
      address: 'г. Новокузнецк, ул. Кирова, 1',
      phone: '+7 913 123-45-67',
    });
    const personId = family.parent.personId;
    expect(await database().identityDocument.count({ where: { personId, supersededAt: null } })).toBe(1);
    await sendTwice(page, `/cabinet/certificates/${certificateId}/renew`, {});
    expect(await database().paper.count({ where: { certificateId } })).toBe(2);
  });

  test('«Активировать»: одна активация и одно письмо', async ({ page }) => {
    const { certificate, parent } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    const { certificateId } = certificate;
    const papers = {
      paperId: await paperIdOf(certificateId),
      application: 'original',
      consent: 'original',
      applicant_document: 'original',
      child_document: 'original',
      residence: 'original',
      snils: 'original',
    };
    const activate = () => post(page, `/counter/certificates/${certificateId}/activate`, papers);
    const answers = await Promise.all([activate(), activate()]);
    const accepted = answers.filter((answer) => locationOf(answer).endsWith('?done=activated'));
    expect(accepted.length).toBeGreaterThanOrEqual(1);
    const activations = { certificateId, toStatus: 'active' } as const;
    expect(await database().certificateStatusChange.count({ where: activations })).toBe(1);
    const told = { personId: parent.personId, kind: 'certificate_activated' } as const;
    expect(await database().letter.count({ where: told })).toBe(1);
    for (const answer of answers) {
      await page.goto(locationOf(answer));
      await expect(page.getByRole('main')).toContainText('Активирован');
    }
  });
});

const locationOf = (answer: APIResponse) => answer.headers()['location'] ?? '';
