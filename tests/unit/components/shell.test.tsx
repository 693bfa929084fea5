import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RoomFrame } from '@/components/shell/room-frame';

const footer = {
  support: { phone: '8 (384-3) 20-15-42', email: null, hours: 'пн–пт 9:00–18:00' },
  links: [{ href: '/privacy', label: 'Персональные данные' }],
};
const nav = [
  { href: '/cabinet', label: 'Услуги', current: true },
  { href: '/cabinet/children', label: 'Дети' },
];

describe('the frame of a signed-in room', () => {
  const markup = renderToStaticMarkup(
    <RoomFrame
      header={{ nav, person: { name: 'Соколова Анна', role: 'Родитель' }, signOutAction: '/sign-out' }}
      footer={footer}
    >
      <h1>Услуги</h1>
    </RoomFrame>,
  );

  test('offers the way past the header first', () => {
    expect(markup.match(/<a href="[^"]*"/)?.[0]).toBe('<a href="#content"');
    expect(markup).toMatch(/<main id="content"[^>]*><h1>/);
  });

  test('marks where one is', () => {
    expect(markup).toMatch(/<a href="\/cabinet" aria-current="page"[^>]*>Услуги</);
    expect(markup.match(/aria-current/g)).toHaveLength(1);
  });

  test('signs out by POST, never by a link that a browser may fetch ahead', () => {
    expect(markup).toMatch(/<form action="\/sign-out" method="post"><button type="submit"[^>]*>Выход</);
    expect(markup).not.toContain('href="/sign-out"');
  });

  test('dials from abroad, too, and leaves out what is not set', () => {
    expect(markup).toContain('href="tel:+73843201542"');
    expect(markup).not.toContain('mailto:');
  });
});

test('a public page has no «Выход»', () => {
  const markup = renderToStaticMarkup(
    <RoomFrame header={{ nav }} footer={footer}>
      <h1>Сертификат</h1>
    </RoomFrame>,
  );
  expect(markup).not.toContain('Выход');
});
