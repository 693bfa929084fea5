import '@/tests/support/unit-settings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchIndex, seal, unseal, unsealText } from '@/lib/platform/encryption';
import {
  documentIndex,
  sealDocumentNumber,
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';

const context = 'person.snils:1';

describe('a sealed value', () => {
  test('opens as what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), (bytes, where) => {
        expect(unseal(where, seal(where, bytes)).equals(bytes)).toBe(true);
      }),
    );
    expect(unsealText(context, seal(context, 'Сёмина 🌼'))).toBe('Сёмина 🌼');
    expect(unsealText(context, seal(context, ''))).toBe('');
  });

  test('opens in no other place', () => {
    const sealed = seal(context, '11223344595');
    for (const other of ['person.snils:2', 'person.phone:1', 'person.snils:1 ', '']) {
      expect(() => unseal(other, sealed)).toThrow();
    }
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

  test('is another one each time and shows nothing of what is inside', () => {
    const [first, second] = [seal(context, 'Сёмина'), seal(context, 'Сёмина')];
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect(Buffer.from(first).includes('Сёмина')).toBe(false);
  });

  test('names no value when it does not open', () => {
    expect(() => unseal('person.snils:secret-id', Buffer.alloc(40))).toThrow(
      /^Sealed value of person\.snils has/,
    );
  });
});

describe('the index of exact search', () => {
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
