import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Form } from '@/components/forms/form';
import { RadioField } from '@/components/forms/choice-fields';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';

const wrong: FormState = {
  values: { series: 'I' },
  errors: { series: 'Серия выглядит так: I-ЛО', group: 'Выберите группу' },
  sentence: 'Документ не сохранён.',
};

function draw(form: FormState): string {
  return renderToStaticMarkup(
    <Form action="/cabinet/documents" form={form} enctype="multipart/form-data" hidden={{ child: 'a"b' }}>
      <TextField form={form} name="series" label="Серия" required />
      <RadioField form={form} name="group" label="Группа" options={[{ value: '1', label: 'Первая' }]} />
      <SubmitRow label="Добавить" secondary={{ href: '/cabinet', label: 'Отмена' }} />
    </Form>,
  );
}

describe('a form', () => {
  test('is posted by the browser, which is kept from judging it', () => {
    const opening = draw(untouchedForm)
      .match(/^<form[^>]*>/)?.[0]
      .toLowerCase();
    expect(opening).toContain('action="/cabinet/documents"');
    expect(opening).toContain('method="post"');
    expect(opening).toContain('enctype="multipart/form-data"');
    expect(opening).toContain('novalidate');
  });

  test('carries what is sent unseen', () => {
    expect(draw(untouchedForm)).toContain('<input type="hidden" name="child" value="a&quot;b"/>');
  });

  test('explains the star', () => {
    expect(draw(untouchedForm)).toContain('— обязательные поля');
  });

  test('has a button and a way out', () => {
    expect(draw(untouchedForm)).toMatch(
      /<button type="submit"[^>]*>Добавить<\/button><a href="\/cabinet"[^>]*>Отмена</,
    );
  });
});

describe('the error summary', () => {
  test('is not there while nothing is wrong', () => {
    expect(draw(untouchedForm)).not.toContain('error-summary');
  });

  test('comes first, takes the focus and is announced', () => {
    const markup = draw(wrong);
    const summary = markup.match(/<div id="error-summary"[^>]*>/)?.[0];
    expect(summary).toContain('role="alert"');
    expect(summary).toContain('tabindex="-1"');
    expect(summary?.toLowerCase()).toContain('autofocus');
    expect(markup.indexOf('id="error-summary"')).toBeLessThan(markup.indexOf('name="series"'));
  });

  test('says the sentence before it lists the fields', () => {
    const markup = draw(wrong);
    expect(markup.indexOf('Проверьте форму')).toBeLessThan(markup.indexOf('Документ не сохранён.'));
    expect(markup.indexOf('Документ не сохранён.')).toBeLessThan(markup.indexOf('href="#field-series"'));
  });

  test('leads to each field in the words that stand at the field', () => {
    const markup = draw(wrong);
    const links = [...markup.matchAll(/<a href="#([^"]+)"[^>]*>([^<]+)<\/a>/g)].map(([, id, words]) => ({
      id,
      words,
    }));
    expect(links).toEqual([
      { id: 'field-series', words: 'Серия выглядит так: I-ЛО' },
      { id: 'field-group', words: 'Выберите группу' },
    ]);
    for (const { id, words } of links) {
      expect(markup).toMatch(new RegExp(`<input[^>]* id="${id}"`));
      expect(markup).toContain(`Ошибка: </span>${words}</p>`);
    }
  });

  test('stands for a sentence alone, without an empty list', () => {
    const markup = draw({ ...untouchedForm, sentence: 'Логин или пароль не подходят.' });
    expect(markup).toContain('Логин или пароль не подходят.');
    expect(markup).not.toContain('<ul');
  });
});
