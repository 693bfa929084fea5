import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeView,
  firstView,
  readViewSettings,
  viewAttributes,
  viewSettingNames,
  viewSettings,
  writeViewSettings,
  type ViewSettings,
} from '@/lib/domain/view-settings';

const optionsOf = (name: keyof ViewSettings) => fc.constantFrom(...Object.keys(viewSettings[name].options));

const anySettings = fc.record({
  size: optionsOf('size'),
  colours: optionsOf('colours'),
  spacing: optionsOf('spacing'),
  pictures: optionsOf('pictures'),
}) as fc.Arbitrary<ViewSettings>;

test('what the cookie keeps is what was chosen', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const cookie = writeViewSettings(settings);
      expect(readViewSettings(cookie)).toEqual(settings);
      // Nothing that a cookie would have to escape.
      expect(cookie).toMatch(/^[a-z0-9.-]+$/);
    }),
  );
});

test.each([
  undefined,
  '',
  '150',
  '150.black-on-white.normal',
  '150.black-on-white.normal.shown.more',
  '175.black-on-white.normal.shown',
  'toString.black-on-white.normal.shown',
  'black-on-white.150.normal.shown',
])('%o is the ordinary version', (cookie) => {
  expect(readViewSettings(cookie)).toBeNull();
});

describe('a choice', () => {
  test('changes one setting and keeps the others', () => {
    fc.assert(
      fc.property(anySettings, optionsOf('colours'), (settings, colours) => {
        expect(changeView(settings, { colours })).toEqual({ ...settings, colours });
      }),
    );
  });

  test('switches the version on with its first settings, and off', () => {
    expect(changeView(null, { turn: 'on' })).toEqual(firstView);
    expect(changeView(null, { spacing: 'wide' })).toEqual({ ...firstView, spacing: 'wide' });
    expect(changeView(firstView, { turn: 'off', size: '200' })).toBeNull();
  });

  test('switching on again keeps what was chosen', () => {
    const chosen: ViewSettings = { ...firstView, size: '200' };
    expect(changeView(chosen, { turn: 'on' })).toEqual(chosen);
  });

  test.each<Record<string, string>>([{}, { size: '175' }, { colours: '__proto__' }, { other: 'wide' }])(
    '%o changes nothing',
    (sent) => {
      expect(changeView(null, sent)).toBeNull();
      expect(changeView(firstView, sent)).toEqual(firstView);
    },
  );

  test('takes all settings of the page at once', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(changeView(null, settings)).toEqual(settings);
      }),
    );
  });
});

test('the style sheet is told every setting, and nothing in the ordinary version', () => {
  expect(viewAttributes(null)).toEqual({});
  expect(viewAttributes(firstView)).toEqual({
    'data-view-size': '150',
    'data-view-colours': 'black-on-white',
    'data-view-spacing': 'normal',
    'data-view-pictures': 'shown',
  });
});

test('every setting can be chosen in at least two ways, and each way has words of its own', () => {
  for (const name of viewSettingNames) {
    const words = Object.values<string>(viewSettings[name].options);
    expect(words.length).toBeGreaterThan(1);
    expect(new Set(words).size).toBe(words.length);
  }
});
