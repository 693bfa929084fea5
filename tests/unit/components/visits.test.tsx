import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { CalendarImport } from '@/components/calendar/calendar-import';
import { DayVisits } from '@/components/visits/day-visits';
import { MarkFault } from '@/components/visits/mark-fault';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { tagWith } from '@/tests/unit/components/tag-with';

const row = {
  id: 'one',
  startsAt: 570,
  endsAt: 600,
  desk: 1,
  status: 'booked',
  version: 3,
  certificateId: 'certificate',
  time: '9:30–10:00',
  number: '4207000002',
  childId: 'child',
  childName: 'Пробная Вера',
} as const;

/** A mark of the visit that came back. */
function refused(bookingId: string): FormState {
  return { ...untouchedForm, values: { bookingId, day: '2026-11-23' }, sentence: 'Данные изменились.' };
}

describe('a mark that came back', () => {
  test('knows the day of its list', () => {
    const day = Temporal.PlainDate.from('2026-11-23');
    const html = renderToStaticMarkup(<DayVisits day={day} rows={[row]} form={refused('one')} mayMark />);
    expect(tagWith(html, 'name="day"')).toContain('value="2026-11-23"');
    expect(html).toContain('Данные изменились.');
  });

  test.each([
    ['of a family on the list is told there alone', 'one', [row], false],
    ['of a family that is on the list no more is told above it', 'two', [row], true],
    ['where nothing can be marked is told above it', 'one', [], true],
  ])('%s', (_, bookingId, marked, told) => {
    const html = renderToStaticMarkup(<MarkFault form={refused(bookingId)} marked={marked} />);
    expect(html.includes('Данные изменились.')).toBe(told);
  });

  test('without an error is nothing', () => {
    expect(renderToStaticMarkup(<MarkFault form={untouchedForm} marked={[]} />)).toBe('');
  });
});

describe('a calendar from a file', () => {
  const markup = (waiting: Parameters<typeof CalendarImport>[0]['waiting']) =>
    renderToStaticMarkup(
      <CalendarImport here="/calendar/import" form={untouchedForm} seen={2} waiting={waiting} />,
    );

  test('that was sent need not be sent again, and names what it cancels', () => {
    const visits = [{ id: 'one', when: 'во вторник', childName: 'Пробная Вера' }];
    const html = markup({ kept: 'file-one', cancelled: { visits, mark: 'the-mark' } });
    expect(tagWith(html, 'name="kept"')).toContain('value="file-one"');
    expect(tagWith(html, 'name="confirmed"')).toContain('value="the-mark"');
    expect(tagWith(html, 'type="file"')).not.toContain('required');
    expect(html).toContain('Пробная Вера, во вторник');
  });

  test('is asked for', () => {
    expect(tagWith(markup(null), 'type="file"')).toContain('required');
  });
});
