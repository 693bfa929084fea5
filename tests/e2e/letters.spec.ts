import { expect, test, type Browser, type Page } from '@playwright/test';
import { openSecret } from '@/lib/accounts/second-step/secret';
import { getVisitPage } from '@/lib/bookings/visit-page';
import { plainDate } from '@/lib/domain/dates';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { get, post } from '@/tests/support/e2e-answers';
import { signInOnly } from '@/tests/support/e2e-browser';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { expectLetters, reachPerson, reachStaff, send, sendForms } from '@/tests/support/e2e-letters';
import { confirmationSubject, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { addressOf, givenRecords, type Records } from '@/tests/support/e2e-records';
import { kindsReadBy } from '@/tests/support/letters-read';
import { documentOfAge, givenPassword, givenScan, givenStaff, unique } from '@/tests/support/given';
import { codeOf, givenPasskey } from '@/tests/support/second-step';

async function signedIn(browser: Browser, login: string, password = givenPassword): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInOnly(page, login, password);
  return page;
}

test('семье: о заявке, сертификате, приёме, своих данных и связи с ребёнком', async ({ browser }) => {
  const records = await givenRecords();
  const { parent, values, town } = records;
  const inbox = await reachPerson(parent.personId);
  const family = await signedIn(browser, parent.login);
  await sendForms(family, records, [
    '/cabinet/applications/[applicationId]/certificate/save',
    '/cabinet/certificates/[certificateId]/visit/save',
    '/cabinet/certificates/[certificateId]/visit/cancel',
    '/cabinet/children/[childId]/consent/save',
  ]);
  await moveVisit(family, records);
  expect((await get(family, '/cabinet/data/json')).status()).toBe(200);

  // The worker looks at it when the document has it: a form that comes later than that refuses the file and writes nothing.
  const picture = Buffer.from('not a picture');
  const { scanId } = await givenScan({ ownerId: parent.accountId, status: 'received', picture });
  const document = '/cabinet/children/[childId]/document/save';
  await send(family, addressOf(records, document), { ...records.forms[document], scanId });
  await inTransaction((tx) => queueJob(tx, 'process-scan', { scanId }));

  const next = newAddress();
  await send(family, `/cabinet/children/${values.childId}/apply/save`, { email: next });
  await family.goto(linkIn(await waitForLetter(next, confirmationSubject), '/confirm-email/'));

  const born = await database().person.findUniqueOrThrow({ where: { id: values.childId } });
  if (!born.birthDate) throw new Error('A child has a birth date');
  const birthDate = plainDate(born.birthDate);
  const known = documentOfAge(birthDate);
  const first = await givenFamilyWithCertificate({ town, birthDate, document: known });
  const firstInbox = await reachPerson(first.parent.personId);
  const { kind, series, number } = known;
  const asked = {
    kind,
    series,
    number,
    issuedOn: '',
    issuedBy: '',
    comment: '',
    snils: '',
    ground: 'parent',
  };
  await send(family, `/cabinet/children/${values.childId}/link/save`, asked);
  const { id } = await database().linkRequest.findFirstOrThrow({ where: { childId: first.child.id } });
  const desk = await signedIn(browser, records.operator.login);
  await send(desk, `/counter/links/${id}/save`, { decision: 'declined', reason: 'no_originals' });
  await expectLetters([inbox, next, firstInbox], kindsReadBy('family'));
});

/** To another time than the one just booked. */
async function moveVisit(family: Page, records: Records): Promise<void> {
  const visit = '/cabinet/certificates/[certificateId]/visit/save';
  const { certificateId = '' } = records.own[visit] ?? {};
  const { institutionId, version } = await database().booking.findFirstOrThrow({ where: { certificateId } });
  const { days } = await getVisitPage(records.parent.actor, certificateId, { placeId: null, day: null });
  const times = days.flatMap((day) => day.times.map(({ value }) => value));
  const time = times.find((value) => value !== records.forms[visit]?.time) ?? '';
  await send(family, addressOf(records, visit), { institutionId, time, version: String(version) });
}

test('о решениях на приёме', async ({ browser }) => {
  const records = await givenRecords();
  const inbox = await reachPerson(records.parent.personId);
  const tie = await database().guardianship.findUniqueOrThrow({ where: { id: records.values.tieId } });
  const second = await reachPerson(tie.guardianId);
  const desk = await signedIn(browser, records.operator.login);
  const record = '/counter/certificates/[certificateId]';
  await sendForms(desk, records, [
    `${record}/duplicates/[suspicionId]/save`,
    `${record}/return/save`,
    `${record}/lift-return`,
    `${record}/activate`,
    `${record}/correct/save`,
    '/counter/corrections/[correctionId]/save',
    `${record}/suspend/save`,
    `${record}/restore/save`,
    `${record}/group/save`,
    `${record}/adult/save`,
    `${record}/ties/[tieId]/save`,
    `${record}/terminate/save`,
  ]);
  await expectLetters([inbox, second], kindsReadBy('desk'));
});

test('владельцу учётной записи: о пароле, логине, ключе, втором шаге и новом устройстве', async ({
  browser,
}) => {
  const { parent } = await givenFamily();
  const inbox = await reachPerson(parent.personId);
  const own = await signedIn(browser, parent.login);
  await send(own, `/account/passkeys/${await givenPasskey(parent.accountId)}/remove`, {});
  const login = `own.letters-${unique()}`;
  await send(own, '/account/login/save', { login, presentPassword: givenPassword });
  const password = 'тихая река и три сосны';
  const repeated = { presentPassword: givenPassword, password, repeatPassword: password };
  await send(own, '/account/password/save', repeated);
  const other = await signedIn(browser, login, password);
  await send(other, '/sign-in/forgotten/save', { login, email: inbox });

  const operator = await givenOperator();
  const staffInbox = await reachStaff(operator.accountId);
  const staff = await signedIn(browser, operator.login);
  await send(staff, '/account/second-step/save', { action: 'start', presentPassword: givenPassword });
  const factor = await database().secondFactor.findFirstOrThrow({ where: { accountId: operator.accountId } });
  const code = codeOf(openSecret(factor));
  expect((await post(staff, '/account/second-step/code/save', { code })).status()).toBeLessThan(400);
  await expectLetters([inbox, staffInbox], kindsReadBy('account'));
});

test('администраторам, сотрудникам и семьям: о доступе, предложениях, удалении данных', async ({
  browser,
}) => {
  const records = await givenRecords();
  const { values, town } = records;
  const municipalityId = town.municipality.id;
  const [admin, second] = [
    await givenStaff({ role: 'municipal_admin', municipalityId }),
    await givenStaff({ role: 'municipal_admin', municipalityId }),
  ];
  const ended = await givenFamilyWithCertificate({ town }, { status: 'terminated' });
  const waiting = await givenFamilyWithCertificate({ town });
  const invited = newAddress();
  const inboxes = [
    invited,
    await reachStaff(admin.accountId),
    await reachStaff(second.accountId),
    await reachStaff(values.accountId),
    await reachPerson(ended.parent.personId),
    await reachPerson(waiting.parent.personId),
  ];
  const page = await signedIn(browser, admin.login);
  const invite = '/admin/municipalities/[municipalityId]/staff/invite/save';
  await send(page, addressOf(records, invite), { ...records.forms[invite], email: invited });
  await givenPasskey(values.accountId);
  await sendForms(page, records, [
    '/admin/staff/[accountId]/second-step/save',
    '/admin/staff/[accountId]/block/save',
  ]);

  const reminder = await send(page, `/admin/municipalities/${municipalityId}/register/bulk/save`, {
    kind: 'remind',
    which: 'ticked',
    query: '',
    [`tick.${waiting.certificate.certificateId}`]: 'on',
  });
  await send(page, `${reminder}/submit`, {});

  const proposal = await send(
    page,
    `/admin/certificates/${ended.certificate.certificateId}/destruction/save`,
    {
      ground: 'court_decision',
      note: 'Решение суда № 1',
    },
  );
  const other = await signedIn(browser, second.login);
  await send(other, `${proposal}/confirm`, { seen: 'on' });
  await expectLetters(inboxes, kindsReadBy('admins'));
});
