import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { FileField } from '@/components/forms/file-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { PasswordField, TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';
import { tagWith } from '@/tests/unit/components/tag-with';

const returned: FormState = { ...untouchedForm, values: { thing: 'набрано' } };
const options = [
  { value: 'one', label: 'Один' },
  { value: 'two', label: 'Два' },
];

const html = (element: ReactElement) => renderToStaticMarkup(element);

describe('what was typed', () => {
  test('wins over what was known before', () => {
    expect(html(<TextField form={returned} name="thing" label="Предмет" value="прежнее" />)).toContain(
      'value="набрано"',
    );
    expect(html(<TextField form={untouchedForm} name="thing" label="Предмет" value="прежнее" />)).toContain(
      'value="прежнее"',
    );
  });

  test('wins even when it was emptied', () => {
    const emptied = { ...untouchedForm, values: { thing: '' } };
    expect(html(<TextField form={emptied} name="thing" label="Предмет" value="прежнее" />)).not.toContain(
      'прежнее',
    );
  });

  test('comes back in a text area and a list', () => {
    expect(html(<TextAreaField form={returned} name="thing" label="Предмет" />)).toContain(
      '>набрано</textarea>',
    );
    const chosen = { ...untouchedForm, values: { thing: 'two' } };
    const list = html(<SelectField form={chosen} name="thing" label="Предмет" options={options} />);
    expect(tagWith(list, 'value="two"')).toContain('selected=""');
  });

  test('comes back as the chosen radio button', () => {
    const chosen = html(
      <RadioField
        form={{ ...untouchedForm, values: { thing: 'two' } }}
        name="thing"
        label="Предмет"
        value="one"
        options={options}
      />,
    );
    expect(tagWith(chosen, 'value="two"')).toContain('checked=""');
    expect(tagWith(chosen, 'value="one"')).not.toContain('checked');
  });

  test('is never shown again in a password or a file', () => {
    const secret = { ...untouchedForm, values: { thing: 'тайное-слово' } };
    expect(
      html(<PasswordField form={secret} name="thing" label="Пароль" autoComplete="current-password" />),
    ).not.toContain('тайное-слово');
    expect(
      html(<FileField form={secret} name="thing" label="Файл" accept=".jpg" sendTo="/save" />),
    ).not.toContain('тайное-слово');
  });
});

describe('a checkbox', () => {
  const box = (form: FormState) =>
    tagWith(html(<CheckboxField form={form} name="thing" label="Да" checked />), 'name=');

  test('starts as told', () => {
    expect(box(untouchedForm)).toContain('checked=""');
  });

  test('that was unticked stays so when the form comes back', () => {
    expect(box({ ...untouchedForm, values: { other: 'набрано' } })).not.toContain('checked');
  });

  test('that was ticked stays so', () => {
    expect(box({ ...untouchedForm, values: { thing: 'on' } })).toContain('checked=""');
  });
});

describe('a file that is already there', () => {
  const markup = html(
    <FileField
      form={untouchedForm}
      name="scan"
      label="Документ"
      accept=".jpg"
      required
      sendTo="/save"
      kept={{ id: 'скан', name: 'паспорт.jpg', size: 2_500_000, picture: '/picture' }}
    />,
  );

  test('is named, and read out with the field', () => {
    expect(markup).toContain('Файл «паспорт.jpg» (2,4\u00a0МБ) уже загружен, его можно оставить');
    expect(tagWith(markup, 'type="file"')).toContain('aria-describedby="field-scan-status"');
    expect(tagWith(markup, 'name="scanId"')).toContain('value="скан"');
  });

  test('is not asked for once more', () => {
    expect(tagWith(markup, 'type="file"')).not.toContain('required');
  });
});
