import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Pagination } from '@/components/ui/pagination';
import { PhoneLink } from '@/components/ui/phone-link';
import { SearchBox } from '@/components/ui/search-box';
import { Tabs } from '@/components/ui/tabs';
import { tagWith } from '@/tests/unit/components/tag-with';

const html = (element: ReactElement) => renderToStaticMarkup(element);

test('tabs are links, and one says that it is the current', () => {
  const markup = html(
    <Tabs
      label="Способ"
      items={[
        { href: '?way=cabinet', label: 'В кабинете', current: false },
        { href: '?way=visit', label: 'Лично', count: 0, current: true },
      ]}
    />,
  );
  expect(tagWith(markup, 'href="?way=visit"')).toContain('aria-current="page"');
  expect(tagWith(markup, 'href="?way=cabinet"')).not.toContain('aria-current="page"');
  expect(markup).toContain('aria-label="Способ"');
  expect(markup).toMatch(/>0<\/span>/);
});

describe('breadcrumbs', () => {
  const markup = html(<Breadcrumbs trail={[{ href: '/', label: 'Главная' }]} current="Учреждения" />);

  test('say what they are and where one is', () => {
    expect(markup).toContain('aria-label="Вы находитесь здесь"');
    expect(markup).toMatch(/aria-current="page"[^>]*>Учреждения</);
  });

  test('lead to the pages above, and not to this one', () => {
    expect(markup.match(/<a /g)).toHaveLength(1);
    expect(tagWith(markup, 'href="/"')).toContain('<a');
  });
});

describe('the parts of a list', () => {
  test('are not spoken of while the list has one', () => {
    expect(html(<Pagination next={null} start={null} />)).toBe('');
  });

  test('lead on and back to the beginning', () => {
    const markup = html(<Pagination next="?after=2" start="/list" />);
    expect(markup).toMatch(/href="\?after=2"[^>]*>Дальше по списку/);
    expect(markup).toMatch(/href="\/list"[^>]*>К началу списка/);
  });

  test('end where the list ends', () => {
    expect(html(<Pagination next={null} start="/list" />)).not.toContain('Дальше');
    expect(html(<Pagination next="?after=2" start={null} />)).not.toContain('К началу');
  });
});

describe('the search box', () => {
  const box = (value?: string) =>
    html(
      <SearchBox
        action="/institutions"
        label="Название или адрес"
        hint="Например: Кутузова"
        value={value}
        hidden={{ place: 'kiselevsk', open: undefined }}
        clearHref="/institutions"
      />,
    );

  test('asks by address, with what else was chosen', () => {
    expect(tagWith(box(), '<form')).toContain('method="get"');
    expect(box()).toContain('<input type="hidden" name="place" value="kiselevsk"/>');
    expect(box()).not.toContain('name="open"');
  });

  test('is a search named by its label and described by its hint', () => {
    const field = tagWith(box(), 'type="search"');
    const id = /id="([^"]+)"/.exec(field)?.[1] ?? '';
    expect(tagWith(box(), `for="${id}"`)).toContain('<label');
    expect(field).toContain(`aria-describedby="${id}-hint"`);
    expect(box()).toContain(`id="${id}-hint"`);
    expect(tagWith(box(), 'role="search"')).toContain('aria-label="Название или адрес"');
  });

  test('offers the whole list only once something is looked for', () => {
    expect(box()).not.toContain('Показать всё');
    expect(box('Кутузова')).toMatch(/<a href="\/institutions"[^>]*>Показать всё/);
    expect(tagWith(box('Кутузова'), 'type="search"')).toContain('value="Кутузова"');
  });
});

test.each([
  ['8 (384-2) 00-42-18', '+73842004218'],
  ['+7 913 000-00-00', '+79130000000'],
  ['112', '+112'],
])('%s is called as %s and kept on one line', (phone, dialled) => {
  const markup = html(<PhoneLink phone={phone} />);
  expect(markup).toContain(`href="tel:${dialled}"`);
  expect(markup).toContain('whitespace-nowrap');
});
