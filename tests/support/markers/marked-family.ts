import { expect } from '@playwright/test';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import { demoPassword } from '@/lib/local/demo-accounts';
import { inventedPhone, inventedSnils } from '@/lib/local/demo/invented-numbers';
import type { SecondPortal } from '@/tests/support/e2e-second-portal';
import { twoHalves } from '@/tests/support/pictures';
import type { Marker } from './traces';
import type { PlainVisitor, Shown } from './visitor';

const [parentSnils, childSnils] = [inventedSnils(731_904), inventedSnils(731_905)];
const phone = inventedPhone(731_906);

/** Values that nobody else has; what is typed into the forms of one family. */
export const marked = {
  surname: 'Ъвельская-Маркерова',
  givenName: 'Ульмирида',
  childName: 'Цезарина',
  parentSnils,
  childSnils,
  phone,
  parentAddress: 'г. Маркерград, ул. Щучья Заводь, 917, кв. 4083',
  childAddress: 'г. Маркерград, Эхолотный тупик, 718',
  passport: '739158',
  birthCertificate: '864207',
  comment: 'Со щербинкой на уголке у печати',
  password: 'ёмкий гусляр шьёт 48 парусов',
  mistyped: 'чужой пароль щегла 59 в поле логина',
  fileName: 'Щеглова справка 7391.jpg',
  inPicture: 'Marker-Of-The-Picture-86420',
  emails: ['ulmirida-first@example.com', 'ulmirida-second@example.net', 'ulmirida-third@example.org'],
} as const;

/** What must not lie open anywhere. */
export const secrets: readonly Marker[] = [
  { name: 'СНИЛС родителя', values: [parentSnils, formatSnils(parentSnils)] },
  { name: 'СНИЛС ребёнка', values: [childSnils, formatSnils(childSnils)] },
  { name: 'телефон', values: [phone, phone.slice(2), formatPhone(phone)] },
  { name: 'адрес родителя', values: ['Щучья Заводь'] },
  { name: 'адрес ребёнка', values: ['Эхолотный'] },
  { name: 'номер паспорта', values: [marked.passport] },
  { name: 'номер свидетельства', values: [marked.birthCertificate] },
  { name: 'комментарий в непринятой форме', values: [marked.comment] },
  { name: 'пароль', values: [marked.password] },
  { name: 'пароль в поле логина', values: [marked.mistyped] },
  { name: 'имя файла', values: ['Щеглова справка'] },
  { name: 'содержание снимка', values: [marked.inPicture] },
];

/** What lies open in the database, where people are looked for by it and written to, and nowhere else. */
export const openInDatabase: readonly Marker[] = [
  { name: 'фамилия', values: ['Ъвельская'] },
  { name: 'имя', values: [marked.givenName] },
  { name: 'имя ребёнка', values: [marked.childName] },
  ...marked.emails.map((email) => ({ name: `почта ${email}`, values: [email] })),
];

export type MarkedFamily = { childId: string; personId: string; applicationId: string; scanId: string };

function expectSaved({ status, location }: Shown): void {
  expect(status).toBe(303);
  expect(location).not.toContain('draft=');
}

/** Signs the demo parent in, by mistakes first, and fills in everything a family tells of itself. */
export async function tellEverything(parent: PlainVisitor, portal: SecondPortal): Promise<MarkedFamily> {
  const login = 'demo-parent';
  await parent.post('/sign-in/submit', { login: marked.mistyped, password: marked.password });
  await parent.post('/sign-in/submit', { login, password: marked.password });
  await parent.post('/sign-in/forgotten/save', { login, email: marked.emails[0] });
  await parent.signIn(login, demoPassword);
  const [family] = await portal.query<Record<'parent' | 'child' | 'born' | 'municipality', string>>(
    `select a.person_id as parent, p.id as child, p.birth_date::text as born, m.id as municipality
       from account a join guardianship g on g.guardian_id = a.person_id join person p on p.id = g.child_id
       cross join (select id from municipality order by created_at limit 1) m
      where a.login = $1 order by p.birth_date desc limit 1`,
    [login],
  );
  if (!family) throw new Error('demo-parent has children');
  const { parent: personId, child: childId, municipality } = family;
  const born = plainDate(new Date(`${family.born}T00:00:00Z`));
  await saveParent(parent);
  expectSaved(
    await parent.post(`/cabinet/children/${childId}/edit/save`, {
      surname: marked.surname,
      givenName: marked.childName,
      patronymic: '',
      birthDate: formatDate(born),
      snils: formatSnils(childSnils),
      address: marked.childAddress,
      municipalityId: municipality,
      institution: 'none',
    }),
  );
  await provideDocument(parent, childId);
  const { location } = await parent.post(`/cabinet/children/${childId}/apply/save`, {
    email: marked.emails[0],
  });
  const applicationId = location?.split('/').at(-1) ?? '';
  const [scan] = await portal.query<{ id: string }>(
    `select s.id from scan s join identity_document d on d.id = s.document_id where d.person_id = $1`,
    [childId],
  );
  expectSaved(
    await parent.post('/account/password/save', {
      presentPassword: demoPassword,
      password: marked.password,
      repeatPassword: marked.password,
    }),
  );
  return { childId, personId, applicationId, scanId: scan?.id ?? '' };
}

async function saveParent(parent: PlainVisitor): Promise<void> {
  const form = {
    surname: marked.surname,
    givenName: marked.givenName,
    patronymic: '',
    snils: formatSnils(parentSnils),
    address: marked.parentAddress,
    phone: formatPhone(phone),
    kind: 'passport',
    series: '3220',
    number: marked.passport,
    issuedOn: '20.06.2019',
    issuedBy: 'Пробным отделом',
    comment: '',
  };
  const refused = await parent.submit('/cabinet/me/save', { ...form, phone: '12' });
  expect(refused.body.includes(marked.parentAddress)).toBe(true);
  expectSaved(await parent.post('/cabinet/me/save', form));
}

async function provideDocument(parent: PlainVisitor, childId: string): Promise<void> {
  const page = `/cabinet/children/${childId}/document/save`;
  const form = {
    kind: 'birth_certificate',
    series: 'II-ЛО',
    number: marked.birthCertificate,
    issuedOn: '',
    issuedBy: '',
    comment: '',
  };
  const refused = await parent.submit(page, { ...form, number: '1', comment: marked.comment });
  expect(refused.body.includes(marked.comment)).toBe(true);
  const picture = twoHalves(60, 40).withExif({ IFD0: { ImageDescription: marked.inPicture } });
  const buffer = await picture.jpeg().toBuffer();
  expect(buffer.includes(marked.inPicture)).toBe(true);
  expectSaved(await parent.post(page, form, { name: marked.fileName, mimeType: 'image/jpeg', buffer }));
}
