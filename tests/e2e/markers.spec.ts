import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { demoPassword } from '@/lib/local/demo-accounts';
import { MailServer } from '@/tests/integration/letters/mail-server';
import { accessTable } from '@/tests/support/access/table';
import { fillAddress, parametersOf } from '@/tests/support/e2e-routes';
import { startPortalWithoutMail, type SecondPortal } from '@/tests/support/e2e-second-portal';
import {
  marked,
  openInDatabase,
  secrets,
  tellEverything,
  type MarkedFamily,
} from '@/tests/support/markers/marked-family';
import { addressesIn, foundInDatabase, foundInFiles } from '@/tests/support/markers/places';
import { Search } from '@/tests/support/markers/traces';
import { PlainVisitor } from '@/tests/support/markers/visitor';

test.describe.configure({ mode: 'serial' });

const search = new Search([...secrets, ...openInDatabase]);
const [first, second, third] = marked.emails;
const since = new Date();
const lines: string[] = [];

let portal: SecondPortal;
let mail: MailServer;
let parent: PlainVisitor;
let operator: PlainVisitor;
let family: MarkedFamily;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  portal = await startPortalWithoutMail({ onLine: (line) => lines.push(line) });
  mail = new MailServer(portal.smtpPort);
  // Refuses the way mail servers do: by repeating whom the letter is for.
  mail.refusal = { at: 'RCPT TO', code: 450, text: `<${first}>: mailbox of ${marked.surname} is full` };
  await mail.start();
  parent = new PlainVisitor(portal.url);
  operator = new PlainVisitor(portal.url);
});

test.afterAll(async () => {
  await mail.stop();
  await portal.stop();
});

async function letterTo(email: string) {
  const [letter] = await portal.query<{ delivery: string; attempts: number }>(
    'select delivery, attempts from letter where email_to = $1 order by created_at desc',
    [email],
  );
  return letter ?? { delivery: 'none', attempts: 0 };
}

test('семья сообщает о себе всё, письма отвергаются, задания идут, случаются ошибки', async () => {
  test.setTimeout(180_000);
  family = await tellEverything(parent, portal);
  const resend = `/cabinet/applications/${family.applicationId}/resend`;
  await expect.poll(async () => (await letterTo(first)).attempts, { timeout: 60_000 }).toBeGreaterThan(0);
  mail.refusal = { at: 'RCPT TO', code: 550, text: `<${second}>: no such user ${marked.givenName}` };
  await parent.post(resend, { email: second });
  await expect.poll(async () => (await letterTo(second)).delivery, { timeout: 60_000 }).toBe('failed');
  mail.refusal = null;
  await parent.post(resend, { email: third });
  await expect.poll(async () => (await letterTo(third)).delivery, { timeout: 60_000 }).toBe('sent');
  const scan = async () => {
    const [row] = await portal.query<{ status: string }>('select status from scan where id = $1', [
      family.scanId,
    ]);
    return row?.status;
  };
  await expect.poll(scan, { timeout: 60_000 }).toBe('ready');

  const own = await parent.get('/cabinet/me');
  expect(search.in(own.body)).toEqual(
    expect.arrayContaining(['СНИЛС родителя', 'телефон', 'адрес родителя', 'номер паспорта', 'фамилия']),
  );
  await operator.signIn('demo-operator', demoPassword);
  for (const query of [marked.surname, `${marked.surname} ${marked.childName}`, marked.passport]) {
    await operator.submit('/counter/search/save', { query, birthDate: '' });
  }
  await provokeErrors();
});

/** What lies sealed is damaged, so that pages and files break in the midst of personal data. */
async function provokeErrors(): Promise<void> {
  const { personId, scanId, childId } = family;
  const pages = ['/cabinet/me', `/cabinet/children/${childId}`, `/cabinet/children/${childId}/apply`];
  await portal.query(
    `update person set address_sealed = overlay(address_sealed placing '\\x00'::bytea from 60) where id in ($1, $2)`,
    [personId, childId],
  );
  const scans = join(portal.folder, 'scans');
  for (const folder of readdirSync(scans)) rmSync(join(scans, folder), { recursive: true });
  const broken = await Promise.all([...pages, `/api/scans/${scanId}`].map((path) => parent.get(path)));
  expect(broken.filter(({ status }) => status >= 500).length).toBeGreaterThan(1);
  const form = { surname: marked.surname, givenName: marked.givenName, address: marked.parentAddress };
  await parent.post('/cabinet/me/save', form);
  expect(lines.filter((line) => line.includes('unexpected_error')).length).toBeGreaterThan(0);
}

test('ничего этого нет в журналах сайта и обработчика', () => {
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => search.in(line).length > 0)).toEqual([]);
});

test('ничего этого нет в адресах, по которым ходят семья и специалист', () => {
  const led = [parent, operator].flatMap(({ shown }) => shown.flatMap(({ body }) => addressesIn(body)));
  const asked = [parent, operator].flatMap(({ addresses }) => addresses);
  expect(led.length).toBeGreaterThan(100);
  expect([...led, ...asked].filter((address) => search.in(address).length > 0)).toEqual([]);
});

/** The admins who answer for the family read in the audit whose records they are; that they looked is on record. */
function namesItsOwn(login: string | null, path: string): boolean {
  return path === '/admin/audit' && (login === 'demo-municipality' || login === 'demo-region');
}

test('ничего этого нет ни в HTML, ни в RSC у всех, кому семья не своя', async () => {
  test.setTimeout(180_000);
  const { childId, applicationId, scanId } = family;
  const ids = {
    childId,
    applicationId,
    scanId,
    certificateId: childId,
    searchId: childId,
    suspicionId: childId,
  };
  const addresses = Object.keys(accessTable)
    .filter((name) => !name.startsWith('POST'))
    .map((name) => name.split(' ')[1] ?? '')
    .map((template) => {
      const values = Object.fromEntries(parametersOf(template).map((name) => [name, 'x']));
      return fillAddress(template, { ...values, ...ids });
    });
  const logins = [
    'demo-parent-2',
    'demo-operator-2',
    'demo-school',
    'demo-municipality',
    'demo-region',
    null,
  ];
  for (const login of logins) {
    const stranger = new PlainVisitor(portal.url);
    if (login) await stranger.signIn(login, demoPassword);
    for (const address of addresses) {
      await stranger.get(address);
      // What the site's own scripts ask for when one goes from page to page.
      await stranger.get(`${address}?_rsc`, { rsc: '1' });
    }
    const seen = stranger.shown
      .filter(({ path }) => !namesItsOwn(login, path))
      .flatMap(({ path, headers, body }) =>
        search.in(`${headers}\n${body}`).map((what) => `${path}: ${what}`),
      );
    expect.soft(seen, login ?? 'без входа').toEqual([]);
    expect(
      stranger.shown.filter(({ headers }) => headers.includes('text/x-component')).length,
    ).toBeGreaterThan(20);
  }
});

test('ничего этого нет в файлах: ни среди сканов, ни во временных, ни в кэше сборки', () => {
  expect(foundInFiles(search, portal.folder, since)).toEqual([]);
  expect(foundInFiles(search, '.next', since)).toEqual([]);
});

test('в базе открыто лежит только то, по чему ищут и куда пишут', async () => {
  const open = await foundInDatabase(search, portal.query);
  const columns = new Set(open.map((where) => where.replace(/ почта \S+/, ' почта')));
  expect([...columns].toSorted()).toEqual(
    [
      'public.application.email: почта',
      ...['фамилия', 'имя ребёнка'].map((what) => `public.child.name_key: ${what}`),
      'public.email_confirmation.email: почта',
      'public.letter.email_to: почта',
      ...['surname', 'name_key'].map((column) => `public.person.${column}: фамилия`),
      ...['given_name', 'name_key'].map((column) => `public.person.${column}: имя`),
      ...['given_name', 'name_key'].map((column) => `public.person.${column}: имя ребёнка`),
    ].toSorted(),
  );
});

test('подложенное этот поиск находит', async () => {
  const folder = join(portal.folder, 'planted');
  mkdirSync(folder);
  const hidden = [
    marked.password,
    encodeURIComponent(marked.comment),
    JSON.stringify({ address: marked.childAddress }),
    Buffer.from(`x${marked.parentAddress}`).toString('base64'),
    `СНИЛС ${marked.childSnils}.`,
  ];
  for (const [at, text] of hidden.entries())
    writeFileSync(join(folder, `${at}.log`), `before ${text} after\n`);
  appendFileSync(join(folder, 'bytes.bin'), Buffer.from(marked.fileName, 'utf16le'));
  expect(foundInFiles(search, folder, since)).toHaveLength(hidden.length + 1);
  await portal.query('create table planted (plain text, bytes bytea, json jsonb)');
  await portal.query('insert into planted values ($1, $2, $3)', [
    marked.passport,
    Buffer.from(marked.fileName),
    JSON.stringify({ phone: marked.phone }),
  ]);
  const found = (await foundInDatabase(search, portal.query)).filter((where) => where.includes('planted'));
  expect(found).toEqual([
    'public.planted.bytes: имя файла',
    'public.planted.json: телефон',
    'public.planted.plain: номер паспорта',
  ]);
});
