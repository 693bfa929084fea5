import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { viewSettings } from '@/lib/domain/view-settings';

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');

type Theme = ReadonlyMap<string, string>;

/** The colour tokens between the first brace after `opening` and the brace that closes it. */
function tokensAfter(opening: string): Map<string, string> {
  const start = css.indexOf(opening);
  if (start === -1) throw new Error(`globals.css has no «${opening}»`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const light = tokensAfter('@theme static');
const darkOnly = tokensAfter('prefers-color-scheme: dark');
const lowVision = Object.fromEntries(
  Object.keys(viewSettings.colours.options).map((colours) => [
    colours,
    tokensAfter(`html[data-view-colours='${colours}']`),
  ]),
);

/** The least contrast of text: 4.5 by WCAG 2.2 AA, 7 in the version for people with low vision. */
const themes: Record<string, { colours: Theme; text: number }> = {
  light: { colours: light, text: 4.5 },
  dark: { colours: new Map([...light, ...darkOnly]), text: 4.5 },
  ...Object.fromEntries(
    Object.entries(lowVision).map(([name, only]) => [
      name,
      { colours: new Map([...light, ...only]), text: 7 },
    ]),
  ),
};

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
function contrast(theme: Theme, front: string, back: string): number {
  const [brighter = 0, darker = 0] = [front, back]
    .map((name) => {
      const hex = theme.get(name);
      if (hex === undefined) throw new Error(`no colour token «${name}»`);
      return luminance(hex);
    })
    .sort((one, other) => other - one);
  return (brighter + 0.05) / (darker + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken'];
const softGrounds = ['info-soft', 'success-soft', 'attention-soft', 'stopped-soft'];

const textPairs = [
  ...[...grounds, ...softGrounds].flatMap((ground) =>
    ['ink', 'ink-soft', 'action', 'action-strong'].map((text) => [text, ground] as const),
  ),
  ...grounds.flatMap((ground) => ['danger', 'stopped'].map((text) => [text, ground] as const)),
  ...['info', 'success', 'attention', 'stopped'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    // The signs on their diamonds.
    ['canvas', tone] as const,
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-brand', 'brand'],
  ['on-brand-soft', 'brand'],
  ['brand', 'honey'],
] as const;

const shapePairs = [
  ...grounds.flatMap((ground) => [['field-line', ground] as const, ['focus', ground] as const]),
  ...softGrounds.map((ground) => ['focus', ground] as const),
  ...['info', 'success', 'attention', 'stopped'].map((tone) => [tone, 'canvas'] as const),
  ['focus-on-brand', 'brand'],
  ['stopped', 'surface'],
  ['action', 'surface'],
] as const;

describe.each(Object.entries(themes))('the %s theme', (_name, { colours, text }) => {
  test.each(textPairs)(`the text %s on %s has at least ${text}`, (front, back) => {
    expect(contrast(colours, front, back)).toBeGreaterThanOrEqual(text);
  });

  test.each(shapePairs)('the line %s on %s has at least 3', (front, back) => {
    expect(contrast(colours, front, back)).toBeGreaterThanOrEqual(3);
  });
});

const others = Object.entries({ dark: darkOnly, ...lowVision });

test.each(others)('the theme %s sets every colour anew', (_name, only) => {
  expect([...only.keys()].sort()).toEqual([...light.keys()].sort());
});

test.each(Object.entries(lowVision))(
  '%s stands after the dark theme and keeps to its two colours',
  (name, only) => {
    expect(css.indexOf(`html[data-view-colours='${name}']`)).toBeGreaterThan(
      css.indexOf('prefers-color-scheme: dark'),
    );
    const shades = new Set([...only].filter(([token]) => !token.endsWith('-strong')).map(([, hex]) => hex));
    expect(shades.size).toBe(2);
  },
);

test('no screen colours reach paper: every theme but the light one is for screens only', () => {
  expect(css).toContain('@media screen and (prefers-color-scheme: dark)');
  const screenOnly = css.indexOf('@media screen {');
  for (const name of Object.keys(lowVision)) {
    const at = css.indexOf(`html[data-view-colours='${name}']`);
    expect(css.slice(screenOnly, at)).not.toMatch(/^\}/m);
  }
});
