import { expect, test } from 'vitest';
import { multipartBody } from '@/tests/load/filled-form';
import { Page } from '@/tests/load/page';

const html = `<!doctype html><html><body><header><form action="/sign-out" method="post"><button>Выход</button></form></header>
<main><h1>Описание&nbsp;документа</h1>
<form action="/document/save" method="post" enctype="multipart/form-data">
  <label for="field-kind">Тип документа<span aria-hidden="true">&nbsp;*</span></label>
  <select id="field-kind" name="kind"><option value="">Выберите</option><option value="passport">паспорт</option></select>
  <label for="field-series">Серия</label><input id="field-series" name="series" value="I-ЛО">
  <label for="field-group">Сертификат учёта: <b>дети</b></label><input type="radio" id="field-group" name="group" value="g1">
  <label for="field-group-2">Другая</label><input type="radio" id="field-group-2" name="group" value="g2">
  <label><input type="checkbox" name="agreed" value="yes" checked> Согласен</label>
  <input type="file" name="scan"><input type="hidden" name="scanId" value="">
  <textarea name="comment">как есть</textarea>
  <button>Добавить</button>
</form>
<button form="elsewhere">Все оригиналы</button><form id="elsewhere" method="get"><input type="hidden" name="originals" value="7"></form>
<a href="/next">Дальше <span>: Иванов</span></a></main><script>"</main>"</script></body></html>`;

const page = () => new Page({ status: 200, path: '/here?step=1', html });

test('страница читается так, как её читает человек', () => {
  expect(page().heading()).toBe('Описание документа');
  expect(page().link(/^Дальше/)).toBe('/next');
  expect(page().fault()).toBeNull();
  expect(page().form('Выход').action).toBe('/sign-out');
  expect(() => page().link(/^Назад/)).toThrow('нет ссылки');
  expect(() => page().form('Удалить')).toThrow('нет кнопки «Удалить»');
});

test('форма шлёт то же, что послал бы браузер', () => {
  const form = page().form('Добавить');
  expect(Object.fromEntries(form.values)).toEqual({
    kind: '',
    series: 'I-ЛО',
    agreed: 'yes',
    scanId: '',
    comment: 'как есть',
  });
  form
    .fill('Тип документа', 'паспорт')
    .fill('Серия', 'II-МЮ')
    .choose(/^Сертификат учёта/);
  expect(form.values.get('kind')).toBe('passport');
  expect(form.values.get('series')).toBe('II-МЮ');
  expect(form.chooseFirst().values.get('group')).toBe('g1');
  expect(form).toMatchObject({ method: 'POST', multipart: true });
});

test('кнопка вне формы отправляет форму, которую называет; без адреса — на ту же страницу', () => {
  const form = page().form('Все оригиналы');
  expect(form).toMatchObject({ action: '/here?step=1', method: 'GET' });
  expect(form.urlEncoded()).toBe('originals=7');
});

test('поля, строки или ответа нет: страница изменилась, и это видно сразу', () => {
  const form = page().form('Добавить');
  expect(() => form.fill('СНИЛС', '1')).toThrow('нет поля «СНИЛС»');
  expect(() => form.fill('Тип документа', 'права')).toThrow('нет строки «права»');
  expect(() => form.choose(/Третья/)).toThrow('нечего выбрать');
});

test('тело с файлом — части формы и байты файла', async () => {
  const bytes = Buffer.from([0xff, 0xd8, 0, 13, 10]);
  const file = { field: 'scan', name: 'a.jpg', mediaType: 'image/jpeg', bytes };
  const body = multipartBody([['series', 'I-ЛО']], file);
  const boundary = /^--(\S+)\r\n/.exec(body.toString('latin1'))?.[1] ?? '';
  const type = `multipart/form-data; boundary=${boundary}`;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  expect(form.get('series')).toBe('I-ЛО');
  const scan = form.get('scan') as File;
  expect(scan).toMatchObject({ name: 'a.jpg', type: 'image/jpeg' });
  expect(Buffer.from(await scan.arrayBuffer())).toEqual(bytes);
});
