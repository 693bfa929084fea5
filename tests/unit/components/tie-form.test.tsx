import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TieForm } from '@/components/counter/tie-form';
import { untouchedForm } from '@/lib/domain/form-state';

const tie = {
  guardian: 'Иванова Мария Петровна',
  ground: 'Родитель',
  ended: false,
  last: true,
  isApplicant: true,
  stopsActivation: true,
} as const;

test('«Прекратить связь» promises only what can be done afterwards', () => {
  const page = renderToStaticMarkup(
    <TieForm
      here="/counter/certificates/1/ties/2"
      back="/counter"
      adultHref="/counter/certificates/1/adult"
      form={untouchedForm}
      tie={tie}
    />,
  );
  // Another guardian who is there with the papers is tied at the counter.
  expect(page).toContain('href="/counter/certificates/1/adult"');
  // Nobody files an application while the certificate lives.
  expect(page).toContain('Прекратите этот сертификат, и тогда заявку на новый');
  expect(page).toContain('После решения суда или лишения прав портал её не примет');
});
