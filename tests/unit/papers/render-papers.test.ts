import { expect, test } from 'vitest';
import { renderPapers } from '@/lib/papers/render-papers';
import { readPdf } from '@/tests/unit/papers/read-pdf';
import { family, noPatronymic, ownApplication } from '@/tests/unit/papers/sample-papers';

const applicationTitle =
  'Заявление о предоставлении сертификата дополнительного образования и регистрации в реестре сертификатов ' +
  'дополнительного образования № 100217';

async function textsOf(...input: Parameters<typeof renderPapers>): Promise<[string, string]> {
  const { pages } = await readPdf(renderPapers(...input));
  const [application, consent] = pages;
  if (!application || !consent || pages.length !== 2) throw new Error(`${pages.length} pages instead of 2`);
  return [application.text, consent.text];
}

test('a family gets the two papers on one A4 page each', async () => {
  const { pages } = await readPdf(renderPapers(family));
  expect(pages).toHaveLength(2);
  for (const page of pages) {
    expect(page.width).toBeCloseTo(595.28, 1);
    expect(page.height).toBeCloseTo(841.89, 1);
  }
  expect(pages[0]?.text).toContain('Заявление, стр. 1 из 1');
  expect(pages[1]?.text).toContain('Согласие, стр. 1 из 1');
});

test('both papers carry the version, the code in letters and the registry number', async () => {
  for (const text of await textsOf({ ...family, version: 3 })) {
    expect(text).toContain('№ 100217, версия 3, сформировано 20.06.2019 10:11');
    expect(text).toContain('K7QM-2XH9-4TDB');
    expect(text).toContain('Реестровая запись № 42 07 000 002');
  }
});

test('the application asks for the child, in the words and with the data of the family', async () => {
  const [text] = await textsOf(family);
  const expected = [
    applicationTitle,
    'Комитету образования и науки администрации города Новокузнецка',
    'Я, Соколова Мария Петровна, прошу предоставить сертификат дополнительного образования ребёнку',
    'под реестровой записью № 42 07 000 002',
    'Соколова Алиса Дмитриевна',
    '14.03.2017',
    'Свидетельство о рождении II-ЛО № 573912, дата выдачи 28.03.2017',
    '123-456-789 64',
    'дети в возрасте от 5 до 18 лет, проживающие на территории Новокузнецкого городского округа',
    'Кем приходится ребёнку родитель',
    'Паспорт гражданина РФ 32 14 № 654321',
    'СНИЛС 112-233-445 95',
    'Телефон +7 913 123-45-67',
    'Электронная почта sokolova.mp@example.ru',
    'Правила персонифицированного финансирования',
    'в течение 20 рабочих дней',
    'подпись',
    'Заполняет специалист уполномоченной организации',
    'Заявление принял',
    'Учреждение',
  ];
  for (const words of expected) expect(text).toContain(words);
});

test('the consent has everything article 9, part 4 of 152-ФЗ asks for', async () => {
  const [, text] = await textsOf(family);
  const expected = [
    'Согласие на обработку персональных данных',
    'даю согласие на обработку персональных данных ребёнка и моих персональных данных',
    'Оператор персональных данных Комитет образования и науки администрации города Новокузнецка 654080, г. Новокузнецк, ул. Кирова, д. 71',
    '1. Субъект персональных данных',
    'Адрес: 654041, Кемеровская область — Кузбасс',
    'Свидетельство о рождении II-ЛО № 573912, дата выдачи 28.03.2017, кем выдан документ: Орган ЗАГС города Новокузнецка Кузбасса',
    '2. Законный представитель субъекта',
    'Паспорт гражданина РФ 32 14 № 654321, дата выдачи 19.12.2008, кем выдан документ: Отделом УФМС',
    'Основание полномочий: родитель; подтверждающий документ: свидетельство о рождении II-ЛО № 573912',
    '3. Цель обработки',
    '4. Перечень персональных данных',
    '5. Действия с персональными данными',
    '6. Способы обработки',
    '7. Срок действия согласия',
    '8. Порядок отзыва',
    'подпись',
  ];
  for (const words of expected) expect(text).toContain(words);
  expect(text).not.toContain('прошу предоставить');
});

test('a child of 14 or older applies and consents in the first person', async () => {
  const [application, consent] = await textsOf(ownApplication);
  expect(application).toContain('Я, Соколова Алиса Дмитриевна, прошу предоставить мне сертификат');
  expect(application).toContain('зарегистрировать меня в реестре');
  expect(application).toContain('Телефон +7 923 765-43-21');
  expect(application).toContain('Электронная почта alisa@example.ru');
  expect(consent).toContain('Я, Соколова Алиса Дмитриевна, свободно, своей волей и в своём интересе');
  expect(consent).toContain('даю согласие на обработку моих персональных данных');
  expect(consent).toContain('мне исполнится 18 лет');
  for (const text of [application, consent]) {
    expect(text).not.toContain('Соколова Мария Петровна');
    expect(text).not.toMatch(/представител|ребёнк/u);
  }
});

test('what is not known is left out with its label', async () => {
  const [application, consent] = await textsOf(noPatronymic);
  expect(application).toContain('Я, Ким Лев, прошу');
  expect(application).toContain('Свидетельство о рождении иностранного государства № KZ 00-1234567');
  expect(application).not.toMatch(/СНИЛС|Электронная почта|null|undefined/u);
  expect(consent).not.toMatch(/null|undefined/u);
  // The law wants date and issuer in the consent: what nobody entered is written in by hand.
  expect(consent).toMatch(
    /иностранного государства № KZ 00-1234567, дата выдачи _{10,}, кем выдан документ: _{20,} 2\. Законный/u,
  );
});

test('a guardian has room to write down the act that gives the authority', async () => {
  const [, consent] = await textsOf(noPatronymic);
  expect(consent).toContain('Основание полномочий: опекун');
  expect(consent).toContain('Документ, подтверждающий полномочия (название, номер, дата, кем выдан):');
  const [, parentsConsent] = await textsOf(family);
  expect(parentsConsent).not.toContain('кем выдан)');
});

test('a parent of a child with a passport writes the proof down as well', async () => {
  const [, consent] = await textsOf({ ...family, child: ownApplication.child });
  expect(consent).toContain('Основание полномочий: родитель');
  expect(consent).toContain('Документ, подтверждающий полномочия (название, номер, дата, кем выдан):');
});

test('the file names its language and title and is tagged', async () => {
  const pdf = await readPdf(renderPapers(family));
  expect(pdf.info).toMatchObject({ Language: 'ru-RU', Title: applicationTitle });
  expect(pdf.viewerPreferences).toMatchObject({ DisplayDocTitle: true });
  expect(pdf.marked).toBe(true);
  const [application, consent] = pdf.pages;
  expect(application?.roles).toEqual(
    expect.arrayContaining([
      'Document',
      'Art',
      'H1',
      'H2',
      'P',
      'Table',
      'TR',
      'TH',
      'TD',
      'L',
      'LI',
      'Figure',
    ]),
  );
  expect(consent?.roles).toEqual(expect.arrayContaining(['Art', 'H1', 'Figure', 'Table']));
  for (const page of pdf.pages) expect(page.roles.filter((role) => role === 'H1')).toHaveLength(1);
});

test('every font is embedded', async () => {
  const { source } = await readPdf(renderPapers(family));
  const descriptors = source.match(/\/Type \/FontDescriptor/gu) ?? [];
  expect(descriptors).toHaveLength(3);
  expect(source.match(/\/FontFile2 /gu)).toHaveLength(descriptors.length);
  expect(source).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/u);
  for (const name of ['PTSerif-Regular', 'PTSerif-Bold', 'PTSans-Regular']) {
    expect(source).toMatch(new RegExp(`/BaseFont /[A-Z]{6}\\+${name}`, 'u'));
  }
});

test('every letter of the next paper reads back, whatever papers were drawn before', async () => {
  const cyrillic = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяӦӧӰӱҤҥ';
  const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-fiflffi';
  for (const address of [cyrillic, latin, cyrillic, latin]) {
    for (const text of await textsOf({ ...family, child: { ...family.child, address } })) {
      expect(text.replaceAll(' ', '')).toContain(address);
    }
  }
});
