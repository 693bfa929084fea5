import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { errorSummary, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, expectObstacle, openRecord } from '@/tests/support/e2e-counter';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { anotherTown } from '@/tests/support/e2e-town';
import { givenApplication } from '@/tests/support/given';

test.describe('возможные дубликаты', () => {
  async function givenPair() {
    const first = await givenFamilyWithCertificate();
    const second = await givenFamilyWithCertificate({ birthDate: first.child.birthDate });
    const [childAId, childBId] = [first.child.id, second.child.id].toSorted();
    if (!childAId || !childBId) throw new Error('Two children make a pair');
    const { id } = await database().duplicateSuspicion.create({
      data: { childAId, childBId, alike: ['name_with_slip', 'birth_date'] },
    });
    return { first, second, suspicionId: id };
  }

  test('пока не решено, активировать нельзя; «Это разные дети» открывает активацию', async ({ page }) => {
    const { first, second, suspicionId } = await givenPair();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await expectObstacle(page, 'В реестре есть похожий ребёнок. Сначала сравните записи и запишите решение.');
    const comparison = page.getByRole('table', { name: 'Сравнение двух записей' });
    for (const { child } of [first, second]) {
      await expect(comparison).toContainText(child.surname);
      await expect(comparison).toContainText(child.givenName);
    }

    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expect(errorSummary(page)).toContainText('Выберите, разные это дети или один ребёнок');
    await page.getByRole('radio', { name: 'Это разные дети' }).check();
    await page.getByLabel('Комментарий').fill('Двойняшки, свидетельства разные');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expect(page.getByText('Решение записано')).toBeVisible();
    await checkAllPapers(page);
    await activate(page);
    const decided = await database().duplicateSuspicion.findUniqueOrThrow({ where: { id: suspicionId } });
    expect(decided).toMatchObject({
      decision: 'different_children',
      comment: 'Двойняшки, свидетельства разные',
    });
  });

  test('«Это один ребёнок» закрывает активацию второго сертификата', async ({ page }) => {
    const { second } = await givenPair();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await page.getByRole('radio', { name: 'Это один ребёнок' }).check();
    await page.getByLabel('Комментарий').fill('Одно и то же свидетельство');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expectObstacle(page, 'Записи признаны одним ребёнком: второй сертификат ему не активируется.');
    await expect(page.getByRole('main')).toContainText('Этот сертификат выдан вторым: его прекращают');
  });

  test('точно тот же ребёнок: отказ ещё до номера, о первой семье ни слова', async ({ page }) => {
    const first = await givenFamilyWithCertificate();
    const { numberIndex } = await database().identityDocument.update({
      where: { id: first.certificate.documentId },
      data: { supersededAt: new Date(Date.now() + 1000) },
    });
    const second = await givenFamily({ document: true });
    await database().identityDocument.updateMany({
      where: { personId: second.child.id },
      data: { numberIndex },
    });
    const { applicationId } = await givenApplication({
      childId: second.child.id,
      applicantId: second.parent.personId,
      status: 'confirmed',
    });
    await signIn(page, second.parent.login);
    await page.goto(`/cabinet/applications/${applicationId}/certificate`);
    await page.getByRole('radio', { name: second.town.group.title }).check();
    await page
      .getByRole('radiogroup', { name: /^Документ/ })
      .getByRole('radio')
      .first()
      .check();
    await page.getByRole('button', { name: 'Получить сертификат' }).click();
    await expect(errorSummary(page)).toContainText('Сертификат уже есть');
    await expect(page.getByRole('main')).not.toContainText(first.child.surname);
    expect(await database().certificate.count({ where: { childId: second.child.id } })).toBe(0);
  });

  test('о ребёнке из другого муниципалитета видно только, что совпало', async ({ page }) => {
    const first = await givenFamilyWithCertificate({ town: await anotherTown() });
    const second = await givenFamilyWithCertificate({ birthDate: first.child.birthDate });
    const [childAId, childBId] = [first.child.id, second.child.id].toSorted();
    if (!childAId || !childBId) throw new Error('Two children make a pair');
    await database().duplicateSuspicion.create({
      data: { childAId, childBId, alike: ['name_with_slip', 'birth_date'] },
    });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await expect(page.getByRole('main')).toContainText('администратор региона');
    await expect(page.getByRole('button', { name: 'Записать решение' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Активировать' })).toHaveCount(0);
    await expect(page.getByRole('main')).not.toContainText(first.child.name);
    await expect(page.getByRole('main')).not.toContainText(first.town.municipality.shortName);
  });
});
