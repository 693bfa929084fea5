import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemoData } from '@/lib/local/demo-data';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { seal, setIndexKey, setKeyring } from '@/lib/platform/encryption';
import { deriveMasterKey, openWith, sealWith, type Keyring } from '@/lib/platform/envelope';
import { environment } from '@/lib/platform/environment';
import { surveyKeys } from '@/lib/platform/key-survey';
import { loadKeys } from '@/lib/platform/load-keys';
import { rewrapRows } from '@/lib/platform/rewrap-column';
import { rotateKeys } from '@/lib/platform/rotate-keys';
import { fileNameOf } from '@/lib/platform/seal-file-names';
import {
  documentIndex,
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';
import { readStoredFile, removeStoredFile, storeFile } from '@/lib/platform/storage';
import { givenScan } from '@/tests/support/given';
import { onDisk, openedWith, putSealed, sealedValues, sealFirstFormat } from '@/tests/support/sealed-values';
import { fingerprint } from '@/tests/support/traces';
import { RotateCommand } from './rotate-command';

const form = { values: { surname: 'Сёмина' }, errors: {}, sentence: null };
const page = '/cabinet/me';

const everyKind = [
  'person.snils',
  'person.address',
  'person.phone',
  'identity_document.number',
  'scan.file_name',
  'scan',
  'paper.content',
  'pending_correction.sealed',
  'change_record.sealed',
  'form_draft.content',
  'letter.payload',
  'data_key.key',
];

/** Each test changes the key once more: what the last one left is the old key of the next. */
let old: Buffer;

function ring(current: Uint8Array, previous: Uint8Array | null = null): Keyring {
  return { current: deriveMasterKey(current), previous: previous && deriveMasterKey(previous) };
}

function settingsOf(current: Uint8Array, previous?: Uint8Array): Record<string, string> {
  const text = (key: Uint8Array) => Buffer.from(key).toString('base64');
  return { MASTER_KEY: text(current), ...(previous && { MASTER_KEY_PREVIOUS: text(previous) }) };
}

beforeAll(async () => {
  old = Buffer.from(environment().MASTER_KEY, 'base64');
  await loadDemoData();
  const { id: accountId, personId } = await database().account.findFirstOrThrow({
    where: { personId: { not: null } },
    select: { id: true, personId: true },
  });
  const subject = personId ?? '';
  await inTransaction((tx) =>
    recordAudit(tx, null, {
      event: 'document_provided',
      subject: ['person', subject],
      change: { before: { phone: '1' }, after: { phone: '2' } },
    }),
  );
  const correction = randomUUID();
  await database().pendingCorrection.create({
    data: {
      id: correction,
      personId: subject,
      askedById: subject,
      fields: ['surname'],
      sealed: seal(`pending_correction.sealed:${correction}`, 'Сёмина'),
    },
  });
  for (let n = 0; n < 450; n += 1) await keepDraft(accountId, page, form);
  // A scan whose name lies in clear, as before names were sealed.
  const { scanId } = await givenScan({ ownerId: accountId });
  await database().scan.update({
    where: { id: scanId },
    data: { fileName: 'Свидетельство Сёминой.jpg', fileNameSealed: null },
  });
}, 60_000);

/** Every third value and file as the first version of the portal made them. */
async function ageSome(): Promise<void> {
  const keys = ring(old);
  for (const [at, stored] of (await sealedValues()).entries()) {
    if (at % 3 !== 0 || stored.place === 'data_key.key') continue;
    const where = `${stored.place}:${stored.key}` as const;
    await putSealed({ ...stored, value: sealFirstFormat(old, where, openWith(keys, where, stored.value)) });
  }
  const pages = await database().scanPage.findMany({ select: { storageKey: true } });
  for (const { storageKey } of pages.filter((_, at) => at % 3 === 0)) {
    const plain = openWith(keys, `scan:${storageKey}`, await readFile(onDisk(storageKey)));
    await writeFile(onDisk(storageKey), sealFirstFormat(old, `scan:${storageKey}`, plain));
  }
}

/** Who is found by their SNILS and by their documents. */
async function foundByIndex(): Promise<string[]> {
  const people = await database().person.findMany({
    where: { snilsSealed: { not: null } },
    select: { id: true, snilsSealed: true },
    orderBy: { id: 'asc' },
  });
  const documents = await database().identityDocument.findMany({
    select: { id: true, kind: true, numberSealed: true },
    orderBy: { id: 'asc' },
  });
  const found: string[] = [];
  for (const { id, snilsSealed } of people.slice(0, 40)) {
    const snils = unsealPersonField('snils', id, snilsSealed) ?? '';
    const hits = await database().person.findMany({ where: { snilsIndex: snilsIndex(snils) } });
    found.push(...hits.map((hit) => `${id} → ${hit.id}`));
  }
  for (const { id, kind, numberSealed } of documents.slice(0, 40)) {
    const numberIndex = documentIndex(kind, unsealDocumentNumber(id, numberSealed));
    const hits = await database().identityDocument.findMany({ where: { numberIndex } });
    found.push(...hits.map((hit) => `${id} → ${hit.id}`));
  }
  return found.sort();
}

async function phonesOf(ids: readonly string[]): Promise<Map<string, string | null>> {
  const people = await database().person.findMany({ where: { id: { in: [...ids] } } });
  return new Map(people.map(({ id, phoneSealed }) => [id, unsealPersonField('phone', id, phoneSealed)]));
}

async function leftUnderOtherKeys(): Promise<unknown[]> {
  return (await surveyKeys()).filter(({ under }) => under.key !== 'current');
}

/** A site restarted with both keys: changes phones, keeps and forgets drafts, stores and removes files until told to stop. */
async function busySite(running: () => boolean): Promise<Map<string, string>> {
  const people = await database().person.findMany({
    where: { phoneSealed: { not: null } },
    select: { id: true },
  });
  const { id: accountId } = await database().account.findFirstOrThrow({ select: { id: true } });
  const phones = new Map<string, string>();
  for (let n = 0; running() || n < 30; n += 1) {
    const id = people[n % people.length]?.id ?? '';
    const phone = `+7913${String(n).padStart(7, '0')}`;
    const data = { phoneSealed: sealPersonField('phone', id, phone) };
    await database().person.update({ where: { id }, data });
    phones.set(id, phone);
    const draft = await keepDraft(accountId, page, { ...form, values: { surname: String(n) } });
    expect(await findDraft(draft, accountId, page)).toMatchObject({ values: { surname: String(n) } });
    await database().formDraft.deleteMany({ where: { id: draft } });
    const file = await storeFile(Buffer.from(phone));
    expect((await readStoredFile(file)).toString()).toBe(phone);
    await removeStoredFile(file);
  }
  return phones;
}

test(
  'a new key takes over while the site writes: nothing is lost, nothing stays under the old one',
  { timeout: 120_000 },
  async () => {
    await ageSome();
    const before = await openedWith(ring(old));
    const kinds = new Set([...before.keys()].map((where) => where.split(':')[0]));
    expect([...kinds]).toEqual(expect.arrayContaining(everyKind));
    const found = await foundByIndex();
    expect(found.length).toBeGreaterThan(20);

    const fresh = randomBytes(32);
    setKeyring(ring(fresh, old));
    const check = new RotateCommand(settingsOf(fresh, old), ['--check']);
    const untouched = await fingerprint();
    expect(await check.ended()).toBe(1);
    expect(await fingerprint()).toEqual(untouched);
    expect(check.output).toContain(`ключ ${deriveMasterKey(old).id} (MASTER_KEY_PREVIOUS): `);
    expect(check.output).toMatch(/прежний формат, без имени ключа: \d+\n {2}СНИЛС: \d+/);
    expect(check.output).toContain('имена файлов, ещё не зашифрованные: 1\n');

    const command = new RotateCommand(settingsOf(fresh, old));
    const site = busySite(() => command.running);
    site.catch(() => undefined);
    await command.said('предстоит перевести');
    expect(await foundByIndex()).toEqual(found);
    const code = await command.ended();
    const phones = await site;
    expect(command.errors).toBe('');
    expect(code).toBe(0);
    expect(command.output).toContain('Готово: под прежним ключом не осталось ничего.');

    expect(await leftUnderOtherKeys()).toEqual([]);
    setKeyring(ring(fresh));
    const after = await openedWith(ring(fresh));
    for (const [id, phone] of phones) before.set(`person.phone:${id}`, Buffer.from(phone).toString('base64'));
    const scan = await database().scan.findFirstOrThrow({
      where: { mediaType: 'image/jpeg' },
      orderBy: { createdAt: 'desc' },
    });
    expect(fileNameOf(scan)).toBe('Свидетельство Сёминой.jpg');
    expect(await database().scan.count({ where: { fileName: { not: '' } } })).toBe(0);
    before.set(`scan.file_name:${scan.id}`, Buffer.from('Свидетельство Сёминой.jpg').toString('base64'));
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    // A process started afterwards reads the same search key, wrapped anew.
    setIndexKey(null);
    await loadKeys();
    expect(await foundByIndex()).toEqual(found);
    old = fresh;

    const again = new RotateCommand(settingsOf(fresh), ['--check']);
    expect(await again.ended()).toBe(0);
    expect(again.output).toContain('Всё зашифровано под нынешним ключом.');
  },
);

test('killed half-way and started again, it goes on', { timeout: 120_000 }, async () => {
  const before = await openedWith(ring(old));
  const fresh = randomBytes(32);
  setKeyring(ring(fresh, old));
  const letter = await database().letter.findFirstOrThrow({ select: { id: true } });
  let command: RotateCommand | undefined;
  // Somebody holds a letter: whatever the speed of the machine, the command cannot be through before it is killed.
  await database().$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from letter where id = ${letter.id}::uuid for update`;
      command = new RotateCommand(settingsOf(fresh, old));
      await command.said('тексты писем');
      await command.kill();
    },
    { timeout: 60_000 },
  );
  expect(command?.output).not.toContain('Готово');
  const shares = await surveyKeys();
  expect(new Set(shares.map(({ under }) => under.key))).toEqual(new Set(['current', 'previous']));
  expect(shares).toContainEqual({ place: 'letter.payload', under: { key: 'previous' }, count: 1 });
  expect(await openedWith(ring(fresh, old))).toEqual(before);

  const again = new RotateCommand(settingsOf(fresh, old));
  expect(await again.ended()).toBe(0);
  expect(await leftUnderOtherKeys()).toEqual([]);
  expect(await openedWith(ring(fresh))).toEqual(before);
  old = fresh;
});

test(
  'a row somebody holds is waited for without standing in anybody’s way',
  { timeout: 120_000 },
  async () => {
    const fresh = randomBytes(32);
    setKeyring(ring(fresh, old));
    const { id } = await database().person.findFirstOrThrow({
      where: { phoneSealed: { not: null } },
      select: { id: true },
    });
    let command: RotateCommand | undefined;
    await database().$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from person where id = ${id}::uuid for update`;
        command = new RotateCommand(settingsOf(fresh, old));
        await command.said('сканы: ');
        await tx.person.update({
          where: { id },
          data: { phoneSealed: sealPersonField('phone', id, '+79130000000') },
        });
      },
      { timeout: 60_000 },
    );
    expect(await command?.ended()).toBe(0);
    const { phoneSealed } = await database().person.findUniqueOrThrow({ where: { id } });
    expect(unsealPersonField('phone', id, phoneSealed)).toBe('+79130000000');
    expect(await leftUnderOtherKeys()).toEqual([]);
    old = fresh;
  },
);

test('a value that was changed after it had been read keeps the change', async () => {
  const fresh = randomBytes(32);
  setKeyring(ring(fresh, old));
  const people = await database().person.findMany({ where: { phoneSealed: { not: null } }, take: 2 });
  const read = people.map(({ id, phoneSealed }) => ({ key: id, value: phoneSealed ?? Buffer.of() }));
  const [changed, other] = people.map(({ id }) => id);
  if (!changed || !other) throw new Error('Two people are needed');
  const before = (await phonesOf([changed, other])).get(other);
  const data = { phoneSealed: sealPersonField('phone', changed, '+79139999999') };
  await database().person.update({ where: { id: changed }, data });
  expect(await rewrapRows('person.phone', read)).toEqual({ changed: 1, unopened: 0 });
  const after = await phonesOf([changed, other]);
  expect([after.get(changed), after.get(other)]).toEqual(['+79139999999', before]);
  await rotateKeys();
  old = fresh;
});

describe('it ends with a sentence and the code 1', () => {
  test('when the previous key is not the one of this database', async () => {
    const untouched = await fingerprint();
    for (const previous of [randomBytes(32), undefined]) {
      const command = new RotateCommand(settingsOf(randomBytes(32), previous));
      expect(await command.ended()).toBe(1);
      expect(command.errors).toMatch(/^MASTER_KEY не подходит к этой базе данных\. Верните прежний ключ/);
      expect(command.errors).not.toContain('    at ');
    }
    expect(await fingerprint()).toEqual(untouched);
  });

  test(
    'when a value or a file is under a third key, after doing all the others',
    { timeout: 60_000 },
    async () => {
      const [fresh, third] = [randomBytes(32), randomBytes(32)];
      setKeyring(ring(old));
      const { id } = await database().person.findFirstOrThrow({
        where: { phoneSealed: { not: null } },
        select: { id: true },
      });
      const phone = { place: 'person.phone', key: id } as const;
      await putSealed({ ...phone, value: sealWith(ring(third), `person.phone:${id}`, '+79131234567') });
      const file = await storeFile(Buffer.from('скан'));
      await writeFile(onDisk(file), sealWith(ring(third), `scan:${file}`, 'скан'));

      const command = new RotateCommand(settingsOf(fresh, old));
      expect(await command.ended()).toBe(1);
      expect(command.errors).toContain(
        'Не открывается: 2. Ключа этих значений нет ни в MASTER_KEY, ни в MASTER_KEY_PREVIOUS',
      );
      expect(command.output).toContain(
        `неизвестный ключ ${deriveMasterKey(third).id}: 2\n  телефоны: 1\n  сканы: 1`,
      );
      setKeyring(ring(fresh));
      const unknown = { key: 'unknown', id: deriveMasterKey(third).id } as const;
      expect(await leftUnderOtherKeys()).toEqual([
        { place: 'person.phone', under: unknown, count: 1 },
        { place: 'scan', under: unknown, count: 1 },
      ]);

      // With that key at hand it is mended.
      expect(await new RotateCommand(settingsOf(fresh, third)).ended()).toBe(0);
      expect(await leftUnderOtherKeys()).toEqual([]);
      await rm(onDisk(file));
      old = fresh;
    },
  );

  test('when asked for something it cannot do', async () => {
    const command = new RotateCommand(settingsOf(old), ['--force']);
    expect(await command.ended()).toBe(1);
    expect(command.errors.trim()).toBe('Нет такого ключа команды: --force. Есть: --check.');
  });
});
