import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ConfirmationPanel } from '@/components/ui/confirmation-panel';
import { Dialog } from '@/components/ui/dialog';
import { DialogLink } from '@/components/ui/dialog-link';
import { Disclosure } from '@/components/ui/disclosure';
import { FactList } from '@/components/ui/fact-list';
import { LinkList } from '@/components/ui/link-list';
import { Loading } from '@/components/ui/loading';
import { TaskList } from '@/components/ui/task-list';
import { tagWith } from '@/tests/unit/components/tag-with';

const html = (element: ReactElement) => renderToStaticMarkup(element);

describe('a task list', () => {
  const markup = html(
    <TaskList
      label="Что нужно сделать"
      items={[
        { title: 'Документ', status: { label: 'Готово', tone: 'success' } },
        { title: 'О Вас', href: '/me', hint: 'Паспорт', status: { label: 'Заполнить', tone: 'neutral' } },
        { title: 'Почта', href: '/mail', status: { label: 'Ждём Вас', tone: 'attention' } },
        { title: 'Номер', status: { label: 'Пока недоступно', tone: 'plain' } },
      ]}
    />,
  );
  const describedBy = (href: string) =>
    (/aria-describedby="([^"]+)"/.exec(tagWith(markup, `href="${href}"`))?.[1] ?? '').split(' ');
  const textOf = (id: string) =>
    new RegExp(`id="${id}"[^>]*>(.*?)</div>`, 's').exec(markup)?.[1]?.replaceAll(/<[^>]+>/g, '');

  test('reads the hint and the status out with the link', () => {
    expect(describedBy('/me').map(textOf)).toEqual(['Паспорт', 'Заполнить']);
    expect(describedBy('/mail').map(textOf)).toEqual(['Ждём Вас']);
  });

  test('leads on only from what can be done', () => {
    expect(markup.match(/<a /g)).toHaveLength(2);
    expect(markup.match(/<li/g)).toHaveLength(4);
  });

  test('says every status in words, the idle one without a sign', () => {
    for (const status of ['Готово', 'Заполнить', 'Ждём Вас', 'Пока недоступно'])
      expect(markup).toContain(status);
    expect(markup.match(/<svg/g)).toHaveLength(3);
  });

  test('keeps two lists on a page apart', () => {
    const item = { title: 'О Вас', href: '/me', status: { label: 'Готово', tone: 'success' as const } };
    const two = html(
      <>
        <TaskList items={[item]} />
        <TaskList items={[item]} />
      </>,
    );
    const ids = [...two.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

test('a fact says what its link changes', () => {
  const markup = html(<FactList items={[{ term: 'Адрес', value: 'ул. Мира', changeHref: '/me/edit' }]} />);
  expect(markup).toMatch(/href="\/me\/edit"[^>]*>Изменить<span class="sr-only">: Адрес<\/span>/);
  expect(html(<FactList items={[{ term: 'Адрес', value: 'нет' }]} />)).not.toContain('Изменить');
});

describe('a confirmation', () => {
  test('is the title of the page unless told otherwise', () => {
    expect(html(<ConfirmationPanel title="Готово" />)).toMatch(/<h1[^>]*>Готово<\/h1>/);
    expect(html(<ConfirmationPanel title="Готово" level={2} />)).toMatch(/<h2[^>]*>Готово<\/h2>/);
  });

  test('shows the number so that one press selects it', () => {
    const markup = html(
      <ConfirmationPanel title="Готово" number={{ label: 'Номер', value: '42 07 000 002' }} />,
    );
    expect(markup).toMatch(/<strong class="[^"]*select-all[^"]*">42 07 000 002<\/strong>/);
  });
});

describe('a disclosure', () => {
  test('is closed until asked', () => {
    expect(tagWith(html(<Disclosure title="Вопрос">Ответ</Disclosure>), '<details')).not.toContain('open=""');
    const opened = html(
      <Disclosure title="Вопрос" open>
        Ответ
      </Disclosure>,
    );
    expect(tagWith(opened, '<details')).toContain('open=""');
  });

  test('unfolds for a link: the id is inside of what is folded', () => {
    const markup = html(
      <Disclosure title="Вопрос" id="lost" level={3}>
        Ответ
      </Disclosure>,
    );
    expect(markup).toMatch(/<\/summary><div id="lost"[^>]*>Ответ/);
    expect(markup).toMatch(/<summary[^>]*>.*<h3[^>]*>Вопрос<\/h3><\/summary>/s);
  });
});

describe('a dialog', () => {
  test('is named, closed, and left without a script', () => {
    const markup = html(
      <Dialog id="leave" title="Отменить заявку?" closeLabel="Не отменять">
        Текст
      </Dialog>,
    );
    expect(tagWith(markup, '<dialog')).toContain('aria-labelledby="leave-title"');
    expect(tagWith(markup, '<dialog')).not.toContain('open=""');
    expect(markup).toMatch(/id="leave-title"[^>]*>Отменить заявку\?/);
    expect(markup).toMatch(/<form [^>]*method="dialog"[^>]*><button type="submit"[^>]*>Не отменять/);
  });

  test('is a page of its own for those without scripts', () => {
    const markup = html(
      <DialogLink dialog="leave" href="/cancel">
        Отменить
      </DialogLink>,
    );
    expect(markup).toMatch(/^<a href="\/cancel"[^>]*>Отменить<\/a>$/);
  });
});

test('a list of links tells which of them lead away', () => {
  const markup = html(
    <LinkList
      items={[
        { href: '/documents', label: 'Документы', hint: 'Что взять с собой' },
        { href: 'https://example.com/', label: 'Навигатор', external: true },
      ]}
    />,
  );
  expect(markup.match(/откроется в новой вкладке/g)).toHaveLength(1);
  expect(markup).toContain('Что взять с собой');
});

test('waiting is announced in words', () => {
  expect(html(<Loading />)).toMatch(/<p role="status"[^>]*>.*Загружаем…<\/p>/s);
});
