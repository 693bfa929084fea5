import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StaffFrame } from '@/components/counter/staff-frame';

const person = {
  name: 'Ясенева Ольга Львовна',
  role: 'municipal_admin',
  workplace: null,
  severalRoles: false,
  secondStep: 'none',
} as const;

function currentAt(here: string): string[] {
  const page = renderToStaticMarkup(
    <StaffFrame here={here} person={person} support={null}>
      <p />
    </StaffFrame>,
  );
  return [...page.matchAll(/<a [^>]*aria-current="page"[^>]*>([^<]*)/g)].map(([, label]) => label ?? '');
}

test('the section of the page is marked, and no other', () => {
  expect(currentAt('/admin/municipality')).toEqual(['Обзор']);
  expect(currentAt('/admin/municipality/papers')).toEqual(['Тексты заявлений']);
  expect(currentAt('/admin/municipality/papers/consent')).toEqual(['Тексты заявлений']);
});
