import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UnsentMessage } from '@/components/family-questions/unsent-message';
import { untouchedForm } from '@/lib/domain/form-state';

const draw = (form: Parameters<typeof UnsentMessage>[0]['form']) =>
  renderToStaticMarkup(<UnsentMessage form={form} />);

test('what was typed into a conversation that was closed meanwhile stays to be read, with the reason', () => {
  const values = { text: 'А можно\nв субботу?' };
  const markup = draw({ values, errors: {}, sentence: 'Вопрос закрыт. Отвечать больше не нужно.' });
  expect(markup).toContain('Вопрос закрыт. Отвечать больше не нужно.');
  expect(markup).toContain(values.text);
  // There is no field to which a fault could lead.
  expect(draw({ values, errors: { text: 'Сократите текст' }, sentence: null })).not.toContain('href');
  expect(draw(untouchedForm)).toBe('');
});
