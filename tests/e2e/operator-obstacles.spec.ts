import { expect, test } from '@playwright/test';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, expectObstacle, openRecord } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { theTown } from '@/tests/support/e2e-town';
import { givenInstitution, givenStaff } from '@/tests/support/given';

test.describe('специалисту прямо говорят, почему активировать нельзя', () => {
  test('уже активирован: кем, когда и где', async ({ page }) => {
    const { town, certificate } = await givenFamilyWithCertificate();
    const colleague = await givenOperator();
    const { staffName } = await database().account.findUniqueOrThrow({ where: { id: colleague.accountId } });
    await database().certificate.update({
      where: { id: certificate.certificateId },
      data: {
        status: 'active',
        activatedAt: new Date(),
        activatedById: colleague.accountId,
        activatedAtInstitutionId: town.secondDesk.id,
      },
    });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(
      page,
      new RegExp(`^Сертификат уже активирован: \\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d, ${staffName}, `),
    );
    await expect(page.getByRole('main')).toContainText(town.secondDesk.shortName);
  });

  test('активирован коллегой, пока карточка была открыта', async ({ page, browser }) => {
    const { certificate } = await givenFamilyWithCertificate();
    const first = await givenOperator();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await checkAllPapers(page);

    const other = await browser.newPage();
    await signIn(other, first.login);
    await openRecord(other, certificate.certificateId);
    await other.getByRole('button', { name: 'Забрать запись себе' }).click();
    await checkAllPapers(other);
    await activate(other);
    await other.close();

    await page.getByRole('button', { name: 'Активировать' }).click();
    await expectObstacle(page, /^Сертификат уже активирован: /);
    const changes = await database().certificateStatusChange.count({
      where: { certificateId: certificate.certificateId, toStatus: 'active' },
    });
    expect(changes).toBe(1);
  });

  const ended = [
    [
      'returned',
      'Запись возвращена семье на исправление. Активировать можно, когда семья исправит сведения.',
    ],
    ['suspended', 'Сертификат приостановлен, он уже был активирован.'],
    ['terminated', 'Сертификат прекращён. Семья может подать новую заявку.'],
  ] as const satisfies readonly (readonly [CertificateStatus, string])[];
  for (const [status, sentence] of ended) {
    test(`состояние ${status}`, async ({ page }) => {
      const { certificate } = await givenFamilyWithCertificate({}, { status });
      await signIn(page, (await givenOperator()).login);
      await openRecord(page, certificate.certificateId);
      await expectObstacle(page, sentence);
    });
  }

  test('ребёнку исполнилось 18', async ({ page }) => {
    const birthDate = today().subtract({ years: 18 });
    const { certificate } = await givenFamilyWithCertificate({ birthDate });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(page, 'Срок действия сертификата истёк: ребёнку исполнилось 18 лет.');
  });

  test('семья обновила заявление, пока специалист сверял', async ({ page, browser }) => {
    const { certificate, parent } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await checkAllPapers(page);

    const family = await browser.newPage();
    await signIn(family, parent.login);
    await family.goto('/cabinet/me');
    await family.getByRole('textbox', { name: 'Телефон' }).fill('+7 913 555-44-33');
    await family.getByRole('button', { name: 'Сохранить' }).click();
    await expect(family.getByText('Сведения сохранены')).toBeVisible();
    await family.goto(`/cabinet/certificates/${certificate.certificateId}`);
    await family.getByRole('button', { name: 'Обновить заявление' }).click();
    await expect(family.getByText('Заявление обновлено')).toBeVisible();
    await family.close();

    await page.getByRole('button', { name: 'Активировать' }).click();
    await expect(page.getByText('семья изменила сведения и обновила заявление')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('+7 913 555-44-33');
    await checkAllPapers(page);
    await activate(page);
  });

  test('полномочие учреждения ещё не началось или закончилось', async ({ page, browser }) => {
    const { municipality } = await theTown();
    const { certificate } = await givenFamilyWithCertificate();
    const tomorrow = today().add({ days: 1 });
    const beginsTomorrow = await givenInstitution({
      municipalityId: municipality.id,
      accepts: 'everybody',
      from: tomorrow,
    });
    const staff = await givenStaff({ role: 'operator', institutionId: beginsTomorrow.id });
    await signIn(page, staff.login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(page, `Ваше учреждение сможет принимать заявления с ${formatDate(tomorrow)}.`);

    const closing = await givenInstitution({ municipalityId: municipality.id, accepts: 'everybody' });
    const last = await givenStaff({ role: 'operator', institutionId: closing.id });
    const late = await browser.newPage();
    await signIn(late, last.login);
    await database().institutionRight.updateMany({
      where: { institutionId: closing.id },
      data: { validTo: dbDate(today().subtract({ days: 1 })) },
    });
    await late.goto('/counter');
    await expect(late.getByText('Ваше учреждение сегодня не принимает заявления.')).toBeVisible();
    await late.close();
  });
});
