import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RoomFrame } from '@/components/shell/room-frame';
import { ViewBar } from '@/components/shell/view-bar';
import { Picture } from '@/components/ui/picture';
import { firstView } from '@/lib/domain/view-settings';
import { tagWith } from './tag-with';

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
    expect(markup).toMatch(/<form [^>]*action="\/sign-out" method="post"><button type="submit"[^>]*>Выход</);
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

describe('the version for people with low vision', () => {
  test('is offered on a public page by a form of its own', () => {
    const markup = renderToStaticMarkup(
      <RoomFrame header={{ nav }} footer={footer}>
        <h1>Сертификат</h1>
      </RoomFrame>,
    );
    expect(tagWith(markup, 'action="/view/save"')).toContain('method="post"');
    expect(tagWith(markup, 'name="turn"')).toMatch(/^<button type="submit" value="on"/);
    expect(markup.replace(/<[^>]+>/g, '')).toContain('Версия для слабовидящих');
  });

  test('shows what is chosen, one option of each setting', () => {
    const markup = renderToStaticMarkup(<ViewBar view={{ ...firstView, colours: 'blue-on-sky' }} />);
    const pressed = [...markup.matchAll(/<button [^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes('aria-pressed="true"'))
      .map((tag) => `${/name="(\w+)"/.exec(tag)?.[1]} ${/value="([\w-]+)"/.exec(tag)?.[1]}`);
    expect(pressed).toEqual(['size 150', 'colours blue-on-sky', 'spacing normal', 'pictures shown']);
    expect(markup).toContain('>Обычная версия<');
  });

  test('has words for a picture that is not shown', () => {
    const markup = renderToStaticMarkup(<Picture src="/scan" words="Скан паспорта" look="w-full" />);
    expect(markup).toContain('alt="Скан паспорта"');
    expect(markup).toMatch(/<span class="hidden pictures-off:inline">Скан паспорта<\/span>/);
    const decoration = renderToStaticMarkup(<Picture src="/scan" words="Скан" look="w-full" decorative />);
    expect(decoration).not.toContain('Скан');
  });
});
