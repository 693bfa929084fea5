import { describe, expect, test } from 'vitest';
import { readForm as read } from '@/app/_server/read-form';
import { scanSizeLimit } from '@/lib/domain/scan-files';
import { refusalOf, saying } from '@/tests/support/refusal-of';

const address = 'http://portal.test/save';

const readForm = (request: Request) => read(request, { keepFile: true });

function post(body: BodyInit, type?: string): Request {
  return new Request(address, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
}

function withFile(bytes: Uint8Array<ArrayBuffer>, name = 'скан.jpg'): FormData {
  const form = new FormData();
  form.set('series', 'I-ЛО');
  form.set('scan', new File([bytes], name, { type: 'image/jpeg' }));
  form.set('comment', 'после файла');
  return form;
}

/** The bytes and the type of a form, to be cut or changed on the way. */
async function onTheWire(form: FormData): Promise<{ bytes: Buffer<ArrayBuffer>; type: string }> {
  const request = post(form);
  const type = request.headers.get('content-type') ?? '';
  return { bytes: Buffer.from(await request.arrayBuffer()), type };
}

describe('a form with a file', () => {
  test('brings fields, Russian letters, the name and the bytes', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
    const { values, file } = await readForm(post(withFile(bytes, 'свидетельство (1).jpg')));
    expect(values).toEqual({ series: 'I-ЛО', comment: 'после файла' });
    expect(file).toMatchObject({ name: 'свидетельство (1).jpg', tooLarge: false });
    expect(file?.bytes.equals(bytes)).toBe(true);
  });

  test('of 20 MB loses the file and keeps the fields that follow it', async () => {
    const { values, file } = await readForm(post(withFile(new Uint8Array(20 * 1024 * 1024))));
    expect(values).toEqual({ series: 'I-ЛО', comment: 'после файла' });
    expect(file).toEqual({ name: 'скан.jpg', bytes: Buffer.alloc(0), tooLarge: true });
  });

  test('of exactly the limit is whole, of one byte more it is not', async () => {
    const whole = await readForm(post(withFile(new Uint8Array(scanSizeLimit))));
    expect([whole.file?.tooLarge, whole.file?.bytes.length]).toEqual([false, scanSizeLimit]);
    const over = await readForm(post(withFile(new Uint8Array(scanSizeLimit + 1))));
    expect([over.file?.tooLarge, over.file?.bytes.length]).toEqual([true, 0]);
  });

  test('left empty has no file; an empty file is one', async () => {
    const { bytes, type } = await onTheWire(withFile(new Uint8Array()));
    const untouched = bytes.toString('latin1').replace(/filename="[^"]*"/, 'filename=""');
    expect((await readForm(post(Buffer.from(untouched, 'latin1'), type))).file).toBeNull();
    expect((await readForm(post(withFile(new Uint8Array())))).file).toMatchObject({ tooLarge: false });
  });

  test('a path in the name is no path', async () => {
    const { file } = await readForm(post(withFile(new Uint8Array(3), '../../etc/скан.jpg')));
    expect(file?.name).toBe('скан.jpg');
  });

  test('of somebody who is not signed in is never held, its fields are', async () => {
    const { values, file } = await read(post(withFile(new Uint8Array(50_000))));
    expect(values).toEqual({ series: 'I-ЛО', comment: 'после файла' });
    expect(file?.bytes).toHaveLength(0);
  });

  test('a second file is left out', async () => {
    const form = withFile(new Uint8Array(3));
    form.append('scan', new File(['другой'], 'второй.jpg'));
    expect((await readForm(post(form))).file?.name).toBe('скан.jpg');
  });
});

function streamed(body: ReadableStream<Uint8Array>, type: string): Request {
  const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
  return new Request(address, init);
}

describe('a form that broke on the way', () => {
  const broken = { code: 'invalid', sentence: saying('передан не до конца') };

  test('cut inside the file, inside a header, at the very beginning', async () => {
    const { bytes, type } = await onTheWire(withFile(new Uint8Array(50_000)));
    for (const length of [bytes.length - 40_000, 60, 1]) {
      expect(await refusalOf(readForm(post(bytes.subarray(0, length), type)))).toMatchObject(broken);
    }
  });

  test('without a boundary', async () => {
    expect(await refusalOf(readForm(post('x', 'multipart/form-data')))).toMatchObject(broken);
  });

  test('a connection that ends in the middle', async () => {
    const { bytes, type } = await onTheWire(withFile(new Uint8Array(50_000)));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, 5_000)),
      pull: (controller) => controller.error(new Error('connection reset')),
    });
    expect(await refusalOf(readForm(streamed(body, type)))).toMatchObject(broken);
  });

  test('a file without an end is read no further than the limit of a body', async () => {
    const { bytes, type } = await onTheWire(withFile(new Uint8Array(1_000)));
    const more = new Uint8Array(4 * 1024 * 1024);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, 500)),
      pull: (controller) => {
        sent += more.length;
        controller.enqueue(more);
      },
    });
    expect(await refusalOf(readForm(streamed(body, type)))).toMatchObject(broken);
    expect(sent).toBeLessThan(230 * 1024 * 1024);
  });
});

describe('a plain form', () => {
  test('brings Russian letters; of a name sent twice the last value counts', async () => {
    const body = new URLSearchParams([
      ['surname', 'Сёмина'],
      ['kind', 'passport'],
      ['kind', 'other'],
      ['empty', ''],
    ]);
    expect(await readForm(post(body))).toEqual({
      values: { surname: 'Сёмина', kind: 'other', empty: '' },
      file: null,
    });
  });

  test('without a body has no fields', async () => {
    expect(await readForm(post('', 'application/x-www-form-urlencoded'))).toEqual({ values: {}, file: null });
  });

  test('longer than any form of the portal is refused, however it comes', async () => {
    const long = `comment=${'a'.repeat(256 * 1024)}`;
    const refused = await refusalOf(readForm(post(long, 'application/x-www-form-urlencoded')));
    expect(refused).toMatchObject({
      code: 'invalid',
      sentence: saying('слишком длинный'),
    });
    const just = `comment=${'a'.repeat(256 * 1024 - 8)}`;
    expect((await readForm(post(just, 'application/x-www-form-urlencoded'))).values.comment).toHaveLength(
      256 * 1024 - 8,
    );
  });

  test('a field named like a part of every object is a field and nothing else', async () => {
    const body = new URLSearchParams([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    const { values } = await readForm(post(body));
    expect(Object.entries(values)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  test('anything else than a form is refused', async () => {
    for (const type of ['application/json', 'text/plain', '']) {
      expect((await refusalOf((async () => readForm(post('{}', type)))())).code).toBe('invalid');
    }
  });
});
