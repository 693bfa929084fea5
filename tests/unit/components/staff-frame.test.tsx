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

test('«Почта» tells how much is unread, in words too, and is marked on its pages', () => {
  const page = renderToStaticMarkup(
    <StaffFrame here="/account/mail/1" person={person} unread={3} support={null}>
      <p />
    </StaffFrame>,
  );
  const label = /<a href="\/account\/mail" aria-current="page"[^>]*>(.*?)<\/a>/.exec(page)?.[1] ?? '';
  expect(label.replace(/<span aria-hidden="true">.*?<\/span><\/span>/, '').replace(/<[^>]+>/g, '')).toBe(
    'Почта, 3\u00a0непрочитанных',
  );
  expect(currentAt('/account/mail')).toEqual(['Почта']);
});
