import '@/tests/support/unit-settings';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { searchIndex, seal, unseal, unsealText, setIndexKey } from '@/lib/platform/encryption';
import {
  deriveMasterKey,
  headOf,
  openWith,
  rewrapWith,
  sealWith,
  type Keyring,
} from '@/lib/platform/envelope';
import {
  documentIndex,
  sealDocumentNumber,
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';
import { columnPlaces, type SealedContext } from '@/lib/platform/sealed-places';
import { sealFirstFormat } from '@/tests/support/sealed-values';

const context = 'person.snils:1';

const anyContext = fc
  .tuple(fc.constantFrom(...columnPlaces, 'scan' as const), fc.string({ unit: 'binary' }))
  .map(([place, key]): SealedContext => `${place}:${key}`);

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 });

function ring(current: Uint8Array, previous: Uint8Array | null = null): Keyring {
  return { current: deriveMasterKey(current), previous: previous && deriveMasterKey(previous) };
}

describe('a sealed value', () => {
  test('opens as what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), anyContext, (bytes, where) => {
        expect(unseal(where, seal(where, bytes)).equals(bytes)).toBe(true);
      }),
    );
    expect(unsealText(context, seal(context, 'Сёмина 🌼'))).toBe('Сёмина 🌼');
    expect(unsealText(context, seal(context, ''))).toBe('');
  });

  test('opens in no other place', () => {
    const sealed = seal(context, '11223344595');
    const others = [
      'person.snils:2',
      'person.phone:1',
      'person.snils:1 ',
      'person.snils:',
      'scan:1',
    ] as const;
    for (const other of others) expect(() => unseal(other, sealed)).toThrow();
    fc.assert(
      fc.property(anyContext, anyContext, (first, second) => {
        fc.pre(first !== second);
        expect(() => unseal(second, seal(first, 'значение'))).toThrow();
      }),
    );
  });

  test('opens with no byte changed, missing or added', () => {
    const sealed = seal(context, 'значение');
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = Uint8Array.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ 0x01;
      expect(() => unseal(context, flipped), `byte ${at}`).toThrow();
      expect(() => unseal(context, sealed.subarray(0, at)), `cut at ${at}`).toThrow();
    }
    expect(() => unseal(context, Buffer.concat([sealed, Buffer.of(0)]))).toThrow();
  });

  test('does not open when its parts come from two values of the same place', () => {
    const [first, second] = [Buffer.from(seal(context, 'первое')), Buffer.from(seal(context, 'второе'))];
    // Any border between version, key, wrapped data key, iv, tag and body.
    for (const border of [9, 21, 37, 69, 81, 97]) {
      const mixed = Buffer.concat([first.subarray(0, border), second.subarray(border)]);
      if (mixed.equals(second)) continue;
      expect(() => unseal(context, mixed), `border ${border}`).toThrow();
    }
  });

  test('is another one each time, with a data key of its own, and shows nothing of what is inside', () => {
    const sealed = Array.from({ length: 50 }, () => Buffer.from(seal(context, 'Сёмина')));
    const parts = (from: number, to: number) =>
      new Set(sealed.map((one) => one.subarray(from, to).toString('hex'))).size;
    expect(parts(0, 9)).toBe(1);
    expect([parts(9, 21), parts(37, 69), parts(69, 81), parts(97, 109)]).toEqual([50, 50, 50, 50]);
    expect(sealed.some((one) => one.includes('Сёмина'))).toBe(false);
  });

  test('names no value when it does not open', () => {
    expect(() => unseal('person.snils:secret-id', Buffer.alloc(40))).toThrow(
      /^Sealed value of person\.snils has/,
    );
    const stranger = sealWith(ring(randomBytes(32)), 'person.snils:secret-id', 'тайна');
    expect(() => unseal('person.snils:secret-id', stranger)).toThrow(
      /^Sealed value of person\.snils is under the unknown master key [0-9a-f]{16}$/,
    );
  });
});

describe('a value of the first format', () => {
  const kept = {
    master: Buffer.from('aqjV+nfnZCTlwOni8GN4XOZP9gVdSXCWwnwHlZi1UjY=', 'base64'),
    phone: Buffer.from('ARcBX1pUYZQWBmipC6pMd0ou9L+qoL9hvGU9U5vGTozgdWfRRUmkxoo=', 'base64'),
  };

  test('made by the first version of the portal opens, under the current key and under the previous one', () => {
    expect(openWith(ring(kept.master), 'person.phone:p1', kept.phone).toString()).toBe('+79131234567');
    const changing = ring(randomBytes(32), kept.master);
    expect(openWith(changing, 'person.phone:p1', kept.phone).toString()).toBe('+79131234567');
    expect(() => openWith(changing, 'person.phone:p2', kept.phone)).toThrow();
    expect(() => openWith(ring(randomBytes(32)), 'person.phone:p1', kept.phone)).toThrow();
  });

  test('opens whatever it was, becomes one of the second and is then its new place’s alone', () => {
    fc.assert(
      fc.property(
        anyKey,
        anyKey,
        anyContext,
        fc.uint8Array({ maxLength: 100 }),
        (old, fresh, where, bytes) => {
          fc.pre(!Buffer.from(old).equals(fresh));
          const first = sealFirstFormat(old, where, bytes);
          const second = rewrapWith(ring(fresh, old), where, first) ?? Buffer.of();
          expect(openWith(ring(fresh), where, second).equals(bytes)).toBe(true);
          expect(() => openWith(ring(old), where, second)).toThrow();
        },
      ),
    );
  });

  test('opens with no byte changed or missing', () => {
    const keys = ring(randomBytes(32), kept.master);
    for (let at = 0; at < kept.phone.length; at += 1) {
      const flipped = Buffer.from(kept.phone);
      flipped[at] = (flipped[at] ?? 0) ^ 0x01;
      expect(() => openWith(keys, 'person.phone:p1', flipped), `byte ${at}`).toThrow();
      expect(() => openWith(keys, 'person.phone:p1', kept.phone.subarray(0, at)), `cut at ${at}`).toThrow();
    }
  });
});

describe('a new master key', () => {
  test('wraps the same value anew: the body stays, the old key no longer opens it, twice is once', () => {
    fc.assert(
      fc.property(
        anyKey,
        anyKey,
        anyContext,
        fc.uint8Array({ maxLength: 100 }),
        (old, fresh, where, bytes) => {
          fc.pre(!Buffer.from(old).equals(fresh));
          const changing = ring(fresh, old);
          const before = sealWith(ring(old), where, bytes);
          const after = rewrapWith(changing, where, before) ?? Buffer.of();
          expect(openWith(ring(fresh), where, after).equals(bytes)).toBe(true);
          expect(() => openWith(ring(old), where, after)).toThrow();
          expect(Buffer.from(after.subarray(69)).equals(before.subarray(69))).toBe(true);
          expect(Buffer.from(after.subarray(0, 9)).equals(headOf(changing.current))).toBe(true);
          expect(rewrapWith(changing, where, after)).toBeNull();
        },
      ),
    );
  });

  test('wraps nothing that was moved, spoilt or is under a third key', () => {
    const [old, fresh, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const sealed = sealWith(ring(old), context, 'значение');
    const spoilt = Uint8Array.from(sealed);
    spoilt[40] = (spoilt[40] ?? 0) ^ 1;
    expect(() => rewrapWith(ring(fresh, old), 'person.snils:2', sealed)).toThrow();
    expect(() => rewrapWith(ring(fresh, old), context, spoilt)).toThrow();
    expect(() => rewrapWith(ring(fresh, third), context, sealed)).toThrow('unknown master key');
  });

  test('has a name that tells nothing of it', () => {
    const master = randomBytes(32);
    const { id } = deriveMasterKey(master);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(master.toString('hex')).not.toContain(id.slice(0, 4) + id.slice(4));
    expect(deriveMasterKey(randomBytes(32)).id).not.toBe(id);
  });
});

describe('before the search key is read from the database', () => {
  test('nothing is indexed with a wrong one', () => {
    expect(() => searchIndex('a', '1')).toThrow(Refusal);
  });
});

describe('the index of exact search', () => {
  beforeAll(() => setIndexKey(randomBytes(32)));

  test('is the same for the same value and another for any other', () => {
    expect(searchIndex('a', '1')).toEqual(searchIndex('a', '1'));
    const all = [searchIndex('a', '1'), searchIndex('a', '2'), searchIndex('b', '1'), searchIndex('', 'a:1')];
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(4);
    expect(searchIndex('a', '1')).toHaveLength(32);
  });

  test('of a document does not depend on how it was typed, but on its kind', () => {
    const printed = documentIndex('birth_certificate', { series: 'I-ЛО', number: '123456' });
    expect(documentIndex('birth_certificate', { series: 'I ЛО', number: '123456' })).toEqual(printed);
    expect(documentIndex('other', { series: 'I-ЛО', number: '123456' })).not.toEqual(printed);
    expect(documentIndex('birth_certificate', { series: 'I-ЛО', number: '123457' })).not.toEqual(printed);
  });

  test('of a SNILS is none of a document', () => {
    expect(snilsIndex('11223344595')).not.toEqual(
      documentIndex('other', { series: '', number: '11223344595' }),
    );
  });
});

describe('fields of people and documents', () => {
  test('are bound to the field and the record', () => {
    const sealed = sealPersonField('phone', 'p1', '+79131234567');
    expect(unsealPersonField('phone', 'p1', sealed)).toBe('+79131234567');
    expect(() => unsealPersonField('address', 'p1', sealed)).toThrow();
    expect(() => unsealPersonField('phone', 'p2', sealed)).toThrow();
    const number = sealDocumentNumber('d1', { series: 'I-ЛО', number: '123456' });
    expect(unsealDocumentNumber('d1', number)).toEqual({ series: 'I-ЛО', number: '123456' });
    expect(() => unsealDocumentNumber('d2', number)).toThrow();
  });

  test('nothing stays nothing', () => {
    expect(sealPersonField('snils', 'p1', null)).toBeNull();
    expect(unsealPersonField('snils', 'p1', null)).toBeNull();
  });
});
