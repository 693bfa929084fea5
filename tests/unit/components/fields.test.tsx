import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { FileField } from '@/components/forms/file-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField, PasswordField, TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';
import { tagWith } from '@/tests/unit/components/tag-with';

const wrong: FormState = {
  values: { thing: 'набрано' },
  errors: { thing: 'Укажите значение' },
  sentence: null,
};
const options = [
  { value: 'one', label: 'Один' },
  { value: 'two', label: 'Два', hint: 'Чуть больше' },
];

const html = (element: ReactElement) => renderToStaticMarkup(element);

const fields = {
  text: (form: FormState) => <TextField form={form} name="thing" label="Предмет" hint="Подсказка" required />,
  area: (form: FormState) => (
    <TextAreaField form={form} name="thing" label="Предмет" hint="Подсказка" required />
  ),
  date: (form: FormState) => <DateField form={form} name="thing" label="Предмет" required />,
  password: (form: FormState) => (
    <PasswordField
      form={form}
      name="thing"
      label="Предмет"
      hint="Подсказка"
      autoComplete="new-password"
      required
    />
  ),
  select: (form: FormState) => (
    <SelectField form={form} name="thing" label="Предмет" hint="Подсказка" options={options} required />
  ),
  file: (form: FormState) => (
    <FileField
      form={form}
      name="thing"
      label="Предмет"
      hint="Подсказка"
      accept=".jpg"
      sendTo="/save"
      required
    />
  ),
  checkbox: (form: FormState) => (
    <CheckboxField form={form} name="thing" label="Предмет" hint="Подсказка" required />
  ),
} as const;

describe.each(Object.entries(fields))('a %s field', (_kind, field) => {
  const invalid = html(field(wrong));
  const fresh = html(field(untouchedForm));

  test('is named by its label', () => {
    expect(tagWith(fresh, 'name="thing"')).toContain('id="field-thing"');
    expect(tagWith(fresh, 'for="field-thing"')).toContain('<label');
    expect(fresh).toContain('Предмет');
  });

  test('is described by the hint alone while nothing is wrong', () => {
    const control = tagWith(fresh, 'name="thing"');
    expect(control).toContain('aria-describedby="field-thing-hint"');
    expect(control).not.toContain('aria-invalid="');
    expect(fresh).toContain('id="field-thing-hint"');
    expect(fresh).not.toContain('field-thing-error');
  });

  test('is described by hint and error, and marked, when something is wrong', () => {
    const control = tagWith(invalid, 'name="thing"');
    expect(control).toContain('aria-describedby="field-thing-hint field-thing-error"');
    expect(control).toContain('aria-invalid="true"');
    expect(invalid).toMatch(
      /id="field-thing-error"[^>]*><span class="sr-only">Ошибка: <\/span>Укажите значение</,
    );
  });

  test('is required for machines and carries the star for eyes', () => {
    expect(tagWith(fresh, 'name="thing"')).toContain('required=""');
    expect(fresh).toMatch(/<span aria-hidden="true"[^>]*>\u00a0\*<\/span>/);
  });
});

test('an optional field has no star, no hint and no dangling reference', () => {
  const markup = html(<TextField form={untouchedForm} name="thing" label="Предмет" />);
  expect(markup).not.toContain('*');
  expect(markup).not.toContain('required');
  expect(markup).not.toContain('aria-describedby');
});

describe('radio buttons', () => {
  const markup = html(
    <RadioField form={wrong} name="thing" label="Предмет" hint="Подсказка" options={options} required />,
  );

  test('are one group under its question, which bears hint and error', () => {
    const group = tagWith(markup, 'role="radiogroup"');
    expect(group).toContain('<fieldset');
    expect(group).toContain('aria-describedby="field-thing-hint field-thing-error"');
    expect(group).toContain('aria-invalid="true"');
    expect(markup).toMatch(/<legend[^>]*>Предмет/);
  });

  test('have ids of their own, the first that of the field', () => {
    expect(tagWith(markup, 'value="one"')).toContain('id="field-thing"');
    expect(tagWith(markup, 'value="two"')).toContain('id="field-thing-2"');
    expect(tagWith(markup, 'value="two"')).toContain('aria-describedby="field-thing-2-option-hint"');
    expect(markup).toContain('for="field-thing-2"');
  });
});
