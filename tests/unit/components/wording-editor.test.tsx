import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WordingEditor } from '@/components/wordings/wording-editor';
import { wordingFaults } from '@/lib/domain/paper-wording/mandatory-parts';

test('of several faults each is said once', () => {
  const body = '{Имя собаки}\n{Имя кошки}';
  const [first = '', second = ''] = wordingFaults('application', body);
  const page = renderToStaticMarkup(
    <WordingEditor
      here="/admin/region/papers/application"
      kind="application"
      form={{ values: { body }, errors: { body: first }, sentence: null }}
      draft={{ body: '', latest: 0 }}
      today="20.06.2019"
    />,
  );
  for (const fault of [first, second]) expect(page.split(fault)).toHaveLength(2);
});
