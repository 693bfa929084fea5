import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChangedNotice } from '@/components/counter/changed-notice';
import { LiftReturn } from '@/components/counter/lift-return';
import { RecordActions } from '@/components/counter/record-actions';
import { recordActions } from '@/lib/certificates/changes/record-actions';
import { untouchedForm } from '@/lib/domain/form-state';

test('after a change a letter is promised only to a family that gets one', () => {
  const notice = (mailed: boolean) =>
    renderToStaticMarkup(<ChangedNotice done="suspended" mailed={mailed} adultHref={null} />);
  expect(notice(true)).toContain('Семье отправлено письмо');
  expect(notice(false)).toContain('Скажите семье сейчас');
  expect(notice(true) + notice(false)).not.toContain('очередь');
});

test('a tick that came back belongs to the mistaken return alone, which stands open', () => {
  const form = {
    values: { part: 'lift', reason: 'by_mistake' },
    errors: { confirmed: 'Отметьте, что возврат был ошибкой' },
    sentence: null,
  };
  const html = renderToStaticMarkup(<LiftReturn certificateId="1" form={form} mailed={false} />);
  expect(html.match(/id="error-summary"/g)).toHaveLength(1);
  expect(html).toMatch(/<details[^>]* open/);
  const untouched = renderToStaticMarkup(<LiftReturn certificateId="1" form={untouchedForm} mailed />);
  expect(untouched).not.toMatch(/<details[^>]* open/);
});

test('what cannot be taken back stands apart from the other changes, the ties in a group of their own', () => {
  const open = {
    actions: (['terminate', 'suspend'] as const).map((key) => ({ key, ...recordActions[key] })),
    ties: [{ id: '1', guardian: 'Иванова Мария Петровна', ground: 'Опекун' as const }],
  };
  const html = renderToStaticMarkup(<RecordActions certificateId="1" open={open} />);
  const order = ['/1/suspend', 'Представители', '/1/ties/1', 'Прекратить сертификат', '/1/terminate'];
  const places = order.map((words) => html.indexOf(words));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
