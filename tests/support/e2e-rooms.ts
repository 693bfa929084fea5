import type { Page } from '@playwright/test';
import { secondStepPage } from '@/lib/access/second-step';
import { setSubscription } from '@/lib/letters/unsubscribe';
import { grantRow } from '@/lib/local/demo/rows/people';
import { database } from '@/lib/platform/database';
import { get, post, type Fields } from '@/tests/support/e2e-answers';
import { signIn, typeSignIn } from '@/tests/support/e2e-browser';
import { givenTwelveChildren, givenTwoHundredInstitutions } from '@/tests/support/e2e-crowds';
import {
  givenChildWithAccount,
  givenFamily,
  givenFamilyWithCertificate,
  givenLogin,
  givenOperator,
} from '@/tests/support/e2e-family';
import { givenImportsOfEveryStage, importPages } from '@/tests/support/e2e-imports';
import { givenProviderLink, givenQuestion } from '@/tests/support/e2e-provider';
import { addressOf, givenRecords, type Records } from '@/tests/support/e2e-records';
import {
  fillAddress,
  listAddresses,
  listPages,
  listPagesOfGroup,
  parametersOf,
} from '@/tests/support/e2e-routes';
import { givenInvitationLink } from '@/tests/support/e2e-staff';
import { anotherTown, quietTown, theTown } from '@/tests/support/e2e-town';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenParent,
  givenPassword,
  givenStaff,
} from '@/tests/support/given';
import { givenReminder } from '@/tests/support/given/letters';
import { givenLettersOfEveryKind, givenReceivedLetter } from '@/tests/support/given/letters';
import { givenPasskey, givenSecondStep } from '@/tests/support/second-step';

/** Signs somebody in, where that is needed, and tells the addresses of their pages in the states they meet. */
export type Room = (page: Page) => Promise<string[]>;

const statesWithEnd = ['active', 'returned', 'suspended', 'terminated', 'expired'] as const;

export const openRooms = {
  'открытые страницы': async (page) => [
    ...publicAddresses({ slug: (await theTown()).municipality.slug, page: 'legal-act' }),
    '/sign-in',
    '/sign-in?next=%2Fcabinet',
    '/sign-in/forgotten',
    '/sign-in/forgotten/sent',
    '/recover/no-such-token',
    '/invitation/no-such-token',
    '/unsubscribe/no-such-token/choice',
    ...(await givenUnsubscribePages()),
    '/sign-in/provider/link',
    '/confirm-email/no-such-token/press',
    ...(await returned(page, ['/sign-in/submit', '/sign-in/forgotten/save'])),
  ],
  'приглашение сотрудника': async (page) => {
    const link = await givenInvitationLink(await theTown());
    return [link, await sendBack(page, `${link}/save`, { login: 'vera', password: 'коротко' })];
  },
  'вопрос, связать ли вход с кабинетом': async (page) => {
    await givenQuestion(page);
    return ['/sign-in/provider/link'];
  },
  'открытые страницы с ответами': async () => {
    const { slug } = (await theTown()).municipality;
    return [
      '/how-to-get?way=visit',
      '/questions?q=школа',
      '/questions?q=ъъъ',
      `/questions?municipality=${slug}`,
      '/institutions?q=центр',
      '/institutions?q=ъъъ',
      `/institutions/${slug}?open=now`,
      '/documents?who=parent',
      `/documents?who=guardian&age=under14&attends=no&place=${slug}`,
      `/documents?who=child&age=from14&attends=yes&place=${slug}`,
    ];
  },
  'двести учреждений в списке': async () =>
    publicAddresses({ slug: (await givenTwoHundredInstitutions()).municipality.slug }),
} as const satisfies Record<string, Room>;

export const familyRooms = {
  'кабинет родителя': async (page) => {
    const records = await givenRecords();
    await signIn(page, records.parent.login);
    return listPages('/cabinet').map((template) => addressOf(records, template));
  },
  'формы кабинета с ошибками': async (page) => {
    const records = await givenRecords();
    await signIn(page, records.parent.login);
    const forms = listAddresses('/cabinet').filter(({ method }) => method === 'POST');
    return returned(
      page,
      forms.map(({ template }) => addressOf(records, template)),
    );
  },
  'первый пароль': async (page) => {
    const { parent } = await givenFamily();
    await database().account.update({ where: { id: parent.accountId }, data: { mustChangePassword: true } });
    await signIn(page, parent.login);
    return ['/first-password', ...(await returned(page, ['/first-password/save']))];
  },
  'логин и пароль': async (page) => {
    const { parent } = await givenFamily();
    await signIn(page, parent.login);
    await givenPasskey(parent.accountId);
    const forms = listAddresses('/account').filter(
      ({ template }) => template.endsWith('/save') && parametersOf(template).length === 0,
    );
    return [
      ...accountPages().filter((template) => template !== secondStepPage),
      ...(await returned(page, ['/account/passkeys/start', ...forms.map(({ template }) => template)])),
      await ledTo(page, '/account/passkeys/start', { name: 'Телефон', presentPassword: givenPassword }),
      await sendBack(page, '/account/notifications/save', { quiet: 'on', quietFrom: '8', quietTo: '8' }),
    ];
  },
  почта: async (page) => {
    const { parent, child, certificate } = await givenFamilyWithCertificate();
    await givenLettersOfEveryKind(parent, child.id);
    const about = { certificateId: certificate.certificateId, childId: child.id };
    const letter = `/account/mail/${await givenReceivedLetter(parent, about)}`;
    await signIn(page, parent.login);
    const folders = ['unread', 'archive'].map((show) => `/account/mail?show=${show}`);
    const wrong = [
      await sendBack(page, `${letter}/save`, {}),
      await sendBack(page, '/account/mail/read-all', {}),
    ];
    return ['/account/mail', ...folders, letter, ...wrong];
  },
  'вход через поставщика связан': async (page) => {
    const { parent } = await givenFamily();
    await givenProviderLink(parent.accountId);
    await signIn(page, parent.login);
    return ['/account/provider', ...(await returned(page, ['/account/provider/unlink/save']))];
  },
  'родитель без детей': async (page) => {
    await signIn(page, (await givenParent({ complete: false })).login);
    return listPages('/cabinet').filter((template) => parametersOf(template).length === 0);
  },
  'двенадцать детей с длинными именами': async (page) => {
    const { parent, children } = await givenTwelveChildren();
    await signIn(page, parent.login);
    const certificates = await database().certificate.findMany({ where: { childId: { in: children } } });
    return [
      ...listPages('/cabinet').filter((template) => parametersOf(template).length === 0),
      ...children.slice(0, 4).map((childId) => `/cabinet/children/${childId}/apply`),
      ...certificates.map(({ id }) => `/cabinet/certificates/${id}`),
    ];
  },
  'карточка в каждом состоянии': async (page) => {
    const { parent, town, child } = await givenFamily({ document: true });
    await signIn(page, parent.login);
    const cards: string[] = [];
    for (const status of statesWithEnd) {
      const { childId } = await givenChild({
        parent,
        document: true,
        municipalityId: town.municipality.id,
        ...(status === 'expired' ? { age: 17 } : {}),
      });
      const { certificateId } = await givenCertificate({ childId, groupId: town.group.id, status });
      cards.push(cardOf(certificateId));
    }
    const { certificateId } = await givenCertificate({
      childId: child.id,
      groupId: town.group.id,
      chosenInstitutionId: town.desk.id,
    });
    return [...cards, cardOf(certificateId), `${cardOf(certificateId)}/institutions`, '/cabinet/certificate'];
  },
  'карточка и двести учреждений': async (page) => {
    const { parent, certificateId } = await givenTwoHundredInstitutions();
    await signIn(page, parent.login);
    return [cardOf(certificateId), `${cardOf(certificateId)}/institutions`];
  },
  'кабинет ребёнка от 14 лет': async (page) => {
    const { account, child } = await givenChildWithAccount({ document: true });
    const { applicationId } = await givenApplication({ childId: child.id, applicantId: child.id });
    await signIn(page, account.login);
    return openOnes(page, { childId: child.id, applicationId });
  },
  'ребёнок от 14 лет с сертификатом': async (page) => {
    const { account, child } = await givenChildWithAccount({ document: true });
    const { certificateId } = await givenCertificate({ childId: child.id, applicantId: child.id });
    await signIn(page, account.login);
    return openOnes(page, { childId: child.id, certificateId });
  },
  'кабинет ребёнка до 14 лет': async (page) => {
    const { account, child } = await givenChildWithAccount({ age: 10, document: true });
    const { certificateId } = await givenCertificate({ childId: child.id });
    await signIn(page, account.login);
    return openOnes(page, { childId: child.id, certificateId });
  },
} as const satisfies Record<string, Room>;

export const staffRooms = {
  приём: async (page) => {
    const records = await givenRecords();
    await signIn(page, records.operator.login);
    const pages = listPages('/counter').filter((template) => !template.startsWith('/counter/logins'));
    const changes = await changeForms(page, records);
    const wrongSearch = await sendBack(page, '/counter/search/save', {
      query: '12',
      birthDate: '31.02.2020',
    });
    return [...pages.map((template) => addressOf(records, template)), wrongSearch, ...changes];
  },
  'приём: документы не отмечены, сертификат в каждом состоянии': async (page) => {
    const { login } = await givenOperator();
    await signIn(page, login);
    const records: string[] = [];
    for (const status of ['not_activated', ...statesWithEnd] as const) {
      const { certificate } = await givenFamilyWithCertificate({}, { status });
      records.push(`/counter/certificates/${certificate.certificateId}`);
    }
    const unticked = await sendBack(page, `${records[0]}/activate`, { part: 'activation' });
    const noReason = await sendBack(page, `${records[0]}/return/save`, {});
    const matters = ['child-name', 'child-document', 'child-school', 'applicant-address'];
    const wrong = await sendBack(page, `${records[0]}/correct/save`, { matter: 'child-birth-date' });
    const forms = matters.map((matter) => `${records[0]}/correct?what=${matter}`);
    return [...records, unticked, noReason, ...forms, wrong];
  },
  'несколько ролей': async (page) => {
    const { login, accountId } = await givenOperator();
    await database().accountGrant.create({ data: grantRow(accountId, 'regional_admin', {}, new Date()) });
    await page.goto('/sign-in');
    await typeSignIn(page, login);
    return ['/choose-role', ...(await returned(page, ['/choose-role/save'])), ...staffAccountPages()];
  },
  'второй шаг входа: настройка': async (page) => {
    await signIn(page, await givenLogin('municipal_admin'));
    const own = { action: 'start', presentPassword: givenPassword };
    const shown = await ledTo(page, '/account/second-step/save', own);
    return [shown, ...(await returned(page, ['/account/second-step/code/save']))];
  },
  'второй шаг входа: включён': async (page) => {
    const { login, accountId } = await givenOperator();
    await signIn(page, login);
    await givenSecondStep(accountId);
    return [secondStepPage, await sendBack(page, '/account/second-step/save', { action: 'codes' })];
  },
  'второй шаг входа: код': async (page) => {
    const { login, accountId } = await givenOperator();
    await givenSecondStep(accountId);
    await page.goto('/sign-in');
    await typeSignIn(page, login);
    const pages = ['/sign-in/code', '/sign-in/code/backup'];
    return [
      ...pages,
      ...(await returned(
        page,
        pages.map((path) => `${path}/submit`),
      )),
    ];
  },
  'логины школы': async (page) => {
    const records = await givenRecords();
    await signIn(page, await givenLogin('login_issuer'));
    const here = ({ template }: { template: string }) => addressOf(records, template);
    const forms = listAddresses('/counter/logins').filter(({ method }) => method === 'POST');
    const family = { children: '2', surname: 'Чужова', child1GivenName: 'Анна', child2Surname: '7' };
    return [
      ...listPages('/counter/logins').map((template) => here({ template })),
      ...(await returned(page, forms.map(here))),
      await sendBack(page, '/counter/logins/register/save', family),
    ];
  },
  'загрузка списков школы: каждый шаг': async (page) => {
    const lists = await givenImportsOfEveryStage(await theTown());
    await signIn(page, await givenLogin('login_issuer'));
    return lists.map((importId) => fillAddress(importPages.school, { importId }));
  },
  муниципалитет: async (page) => {
    const rooms = [
      '/admin/municipality/papers',
      '/admin/municipalities',
      '/admin/audit',
      '/admin/certificates',
      '/admin/proposals',
    ];
    const records = await enterQuietDesk(page);
    const pages = listPages(...rooms).map((template) => addressOf(records, template));
    return [...pages, `/admin/municipalities/${records.town.municipality.id}/settings?day=01.01.2020`];
  },
  'муниципалитет: формы с ошибками': async (page) => {
    const records = await enterQuietDesk(page);
    const forms = listAddresses('/admin/municipalities').filter(({ method }) => method === 'POST');
    return returned(
      page,
      forms.map(({ template }) => addressOf(records, template)),
    );
  },
  регион: async (page) => {
    const records = await givenRecords();
    await signIn(page, await givenLogin('regional_admin'));
    return [
      ...listPages(
        '/admin/region',
        '/admin/staff',
        '/admin/audit',
        '/admin/certificates',
        '/admin/proposals',
      ).map((template) => addressOf(records, template)),
      await sendBack(page, '/admin/region/staff/invite/save', {}),
      await sendBack(page, addressOf(records, '/admin/staff/[accountId]/second-step/save'), {}),
      addressOf(records, '/counter/certificates/[certificateId]/changes'),
    ];
  },
} as const satisfies Record<string, Room>;

/** The forms of the changes of a record, come back with what is wrong, and the second half of a move. */
async function changeForms(page: Page, records: Records): Promise<string[]> {
  const record = '/counter/certificates/[certificateId]';
  const move = addressOf(records, `${record}/move`);
  const { municipality } = await anotherTown();
  const forms = ['suspend', 'terminate', 'document', 'name', 'group', 'ties/[tieId]', 'adult'].map(
    (segment) => addressOf(records, `${record}/${segment}/save`),
  );
  return [`${move}?to=${municipality.id}`, ...(await returned(page, forms))];
}

function cardOf(certificateId: string): string {
  return `/cabinet/certificates/${certificateId}`;
}

/** Signs an admin in whose municipality has few records: what is looked at on a page is not how long it is. */
async function enterQuietDesk(page: Page): Promise<Records> {
  const town = await quietTown();
  const records = await givenRecords(town);
  const { login } = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipality.id });
  await signIn(page, login);
  return records;
}

/** Through the identity provider families sign in, and nobody else. */
function staffAccountPages(): string[] {
  return accountPages().filter((template) => template !== '/account/provider');
}

function accountPages(): string[] {
  return listPages('/account').filter((template) => parametersOf(template).length === 0);
}

/** The public pages for which these values are enough. */
function publicAddresses(values: Fields): string[] {
  return listPagesOfGroup('(public)')
    .filter((template) => parametersOf(template).every((name) => name in values))
    .map((template) => fillAddress(template, values));
}

/** Which pages a child has depends on its age: those that open are its pages, who else may open them is another test's. */
async function openOnes(page: Page, values: Fields): Promise<string[]> {
  const addresses = listPages('/cabinet')
    .filter((template) => parametersOf(template).every((name) => name in values))
    .map((template) => fillAddress(template, values));
  const open: string[] = [];
  for (const address of addresses) {
    const answer = await get(page, address);
    if (answer.status() === 200) open.push(address);
  }
  return open;
}

/** The pages that come back when each of the forms is sent empty. */
async function returned(page: Page, forms: readonly string[]): Promise<string[]> {
  const pages: string[] = [];
  for (const form of forms) {
    const location = (await post(page, form, {})).headers()['location'] ?? '';
    if (location.includes('draft=')) pages.push(location);
  }
  return pages;
}

/** The page a form leads to. */
async function ledTo(page: Page, form: string, fields: Fields): Promise<string> {
  return (await post(page, form, fields)).headers()['location'] ?? '';
}

/** What opens behind «не присылать такие письма», before and after its button. */
async function givenUnsubscribePages(): Promise<string[]> {
  const [comes, off] = [await givenReminder(await givenParent()), await givenReminder(await givenParent())];
  await setSubscription(off.token, false);
  return [comes, off].map(({ token }) => `/unsubscribe/${token}/choice`);
}

/** The page that comes back with what was wrong in the form. */
async function sendBack(page: Page, form: string, fields: Fields): Promise<string> {
  const location = (await post(page, form, fields)).headers()['location'] ?? '';
  if (!location.includes('draft=')) throw new Error(`${form} did not come back`);
  return location;
}
