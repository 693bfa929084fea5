import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import { Steps } from '@/components/ui/steps';
import { Table } from '@/components/ui/table';

const signOf = (markup: string) => markup.match(/<path d="([^"]+)"/)?.[1];

test('every tone of a status has a sign of its own beside its colour', () => {
  const tones: StatusTone[] = ['neutral', 'attention', 'success', 'stopped'];
  const signs = tones.map((tone) => signOf(renderToStaticMarkup(<StatusTag tone={tone}>Статус</StatusTag>)));
  expect(new Set(signs).size).toBe(tones.length);
  expect(signs).not.toContain(undefined);
});

test('only what has just happened is announced', () => {
  const roleOf = (tone: 'info' | 'success' | 'warning' | 'error') =>
    renderToStaticMarkup(<Notice tone={tone} title="Готово" />).match(/ role="([a-z]+)"/)?.[1];
  expect([roleOf('info'), roleOf('success'), roleOf('warning'), roleOf('error')]).toEqual([
    undefined,
    'status',
    undefined,
    'alert',
  ]);
});

test('a button submits unless told otherwise', () => {
  expect(renderToStaticMarkup(<Button>Войти</Button>)).toContain('type="submit"');
  expect(renderToStaticMarkup(<Button type="reset">Заново</Button>)).toContain('type="reset"');
});

describe('a bar of progress', () => {
  const bar = (done: number, of: number | null) =>
    renderToStaticMarkup(<ProgressBar label="Запись строк" done={done} of={of} />);

  test('says its share, and none where nobody knows how much there is', () => {
    expect(bar(7, 20)).toMatch(/aria-label="Запись строк".* value="7" max="20"/);
    expect(bar(0, 0)).toContain('max="1"');
    expect(bar(0, null)).not.toMatch(/ (value|max)=/);
  });

  test('is drawn from the tokens, not by the browser', () => {
    for (const markup of [bar(7, 20), bar(0, null)]) {
      expect(markup).toMatch(/\bappearance-none\b.*\bborder-field-line\b.*\bbg-surface\b/);
      expect(markup).not.toContain('accent-');
    }
  });
});

test('steps say their state in words and mark the current one', () => {
  const markup = renderToStaticMarkup(
    <Steps
      items={[
        { title: 'Документ', state: 'done' },
        { title: 'Почта', state: 'current' },
        { title: 'Сертификат', state: 'ahead' },
      ]}
    />,
  );
  expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  expect(markup).toMatch(/Документ<span class="sr-only"> \(готово\)/);
  expect(markup).toMatch(/Почта<span class="sr-only"> \(сейчас\)/);
  expect(markup).toMatch(/Сертификат<span class="sr-only"> \(впереди\)/);
});

describe('a table', () => {
  const markup = renderToStaticMarkup(
    <Table
      caption="Записи"
      columns={[
        { key: 'name', header: 'Имя', cell: (row) => row.name },
        { key: 'sum', header: 'Сумма', align: 'end', cell: (row) => row.sum },
      ]}
      rows={[{ name: 'Пётр', sum: '10 ₽' }]}
      rowKey={(row) => row.name}
      rowHref={(row) => `/people/${row.sum.length}`}
    />,
  );

  test('stays a table where its rows are drawn as cards', () => {
    for (const role of ['table', 'columnheader', 'row', 'rowheader', 'cell'])
      expect(markup).toContain(`role="${role}"`);
    expect(markup).toContain('>Записи</caption>');
  });

  test('tells the style sheet what a value of a card is', () => {
    expect(markup).toMatch(/<td[^>]* data-label="Сумма"/);
  });

  test('makes the cell that names the row lead on', () => {
    expect(markup).toMatch(
      /<th role="rowheader" scope="row"[^>]*><div[^>]*><a href="\/people\/4"[^>]*>Пётр<\/a>/,
    );
    expect(markup.match(/<a /g)).toHaveLength(1);
  });
});
