import { existsSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import LettersPage from '@/app/letters/page.dev';
import { samplesOf } from '@/emails/samples';
import { letterKinds } from '@/lib/domain/letters';
import { expectValidHtml } from '@/tests/support/valid-html';

const shown = async (query: Record<string, unknown>) =>
  renderToStaticMarkup(await LettersPage({ searchParams: Promise.resolve(query) }));

test('the preview of letters is a page in development only', () => {
  expect([existsSync('app/letters/page.dev.tsx'), existsSync('app/letters/page.tsx')]).toEqual([true, false]);
});

test('every kind of letter is listed, and one is shown in both themes, on both widths and as text', async () => {
  const page = await shown({ kind: 'second_step_changed' });
  for (const kind of Object.keys(letterKinds)) expect(page).toContain(`href="/letters?kind=${kind}"`);
  const frames = [...page.matchAll(/<iframe\b[^>]*>/g)].map(([tag]) => tag);
  const cases = samplesOf('second_step_changed').length;
  expect(frames).toHaveLength(4 * cases);
  // Nothing of a letter may run here, and no look may depend on the system of whoever looks.
  for (const frame of frames) {
    expect(frame).toContain('sandbox=""');
    expect(frame).not.toContain('prefers-color-scheme');
  }
  expect(frames.filter((frame) => frame.includes('@media not all'))).toHaveLength(2 * cases);
  expect([...page.matchAll(/<pre\b/g)]).toHaveLength(cases);
  expectValidHtml(
    `<!DOCTYPE html><html lang="ru"><head><title>Письма</title></head><body>${page}</body></html>`,
    '/letters',
  );
});

test('an address that names no kind shows the first letter a family gets', async () => {
  const page = await shown({ kind: ['nothing'] });
  expect(page).toContain('confirm_email — показано ниже');
});
