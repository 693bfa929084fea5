import { describe, expect, test } from 'vitest';
import { townNamedElsewhere } from '@/lib/domain/named-town';

const others = [{ name: 'г. Киселёвск' }, { name: 'пгт Краснобродский' }];

const named = (address: string) => townNamedElsewhere(address, 'г. Новокузнецк', others)?.name ?? null;

describe('an address that names another municipality', () => {
  test.each([
    ['652700, Кемеровская область — Кузбасс, г. Киселёвск, ул. Ленина, д. 30', 'г. Киселёвск'],
    ['город Киселевск ул Ленина 30', 'г. Киселёвск'],
    ['КИСЕЛЁВСК, Весенняя 2', 'г. Киселёвск'],
    ['посёлок Краснобродский, ул. Новая, 1', 'пгт Краснобродский'],
  ])('%s', (address, town) => {
    expect(named(address)).toBe(town);
  });

  test.each([
    'г. Новокузнецк, ул. Кирова, д. 71',
    'ул. Киселёвск, 3',
    'г. Новокузнецк, пр-т Краснобродский, 4',
    'ул. Кирова, д. 71, кв. 2',
    'с. Атаманово, ул. Центральная, 5',
    'г. Новокузнецк (прежде г. Киселёвск), ул. Новая, 1',
    '',
  ])('nothing is asked of: %s', (address) => {
    expect(named(address)).toBeNull();
  });
});
