import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UnfinishedVisits } from '@/components/reception/unfinished-visits';

test('two families put aside are seen at once, the earlier ones are folded away', () => {
  const kept = { keptAt: new Date('2026-10-05T03:11:00Z'), expiresAt: new Date('2026-10-12T03:11:00Z') };
  const drafts = ['Зимина', 'Летов', 'Осенин'].map((family) => ({ id: family, family, ...kept }));
  const markup = renderToStaticMarkup(<UnfinishedVisits drafts={drafts} timeZone="Asia/Novokuznetsk" />);
  const [open = '', folded = ''] = markup.split('<details');
  expect(open).toContain('Летов');
  expect(open).not.toContain('Осенин');
  expect(folded).toContain('Ещё: 1');
  expect(folded).toContain('Осенин');
});
