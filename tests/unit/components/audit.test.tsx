import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AuditSearchForm } from '@/components/audit/audit-search-form';
import { AuditTable } from '@/components/audit/audit-table';
import { LookList } from '@/components/audit/look-list';
import { auditEvents } from '@/lib/domain/audit-events';

const timeZone = 'Asia/Novokuznetsk';
const at = new Date('2026-11-20T20:30:15Z');

test('a family reads when, what and who, in the region’s time', () => {
  const looks = [
    { id: '2', at, event: 'Просмотрен скан документа', role: 'Специалист', institution: 'МБУ ДО «ЦРТДЮ»' },
    { id: '1', at, event: 'Сертификат активирован', role: 'Администратор региона', institution: null },
  ];
  const html = renderToStaticMarkup(<LookList looks={looks} timeZone={timeZone} />);
  for (const words of [
    '21.11.2026 03:30',
    'Просмотрен скан документа',
    'МБУ ДО «ЦРТДЮ»',
    'Администратор региона',
  ])
    expect(html).toContain(words);
});

test('an admin reads the name of staff, the role of a family, and the portal where nobody acted', () => {
  const about = { subjectKind: 'account', subjectId: 'a-b', subject: null, childId: null };
  const row = { at, event: 'Вход в кабинет', institution: null, ...about };
  const staff = { ...row, id: '3', role: 'Специалист', name: 'Пробная Анна', login: 'anna' };
  const family = { ...row, id: '2', role: 'Родитель', name: null, login: null };
  const portal = { ...row, id: '1', role: null, name: null, login: null };
  const shown = (rows: (typeof staff | typeof family | typeof portal)[]) =>
    renderToStaticMarkup(<AuditTable rows={rows} timeZone={timeZone} />);
  expect(shown([staff])).toMatch(/Пробная Анна.*Специалист.*логин anna/);
  expect(shown([family])).toContain('Родитель');
  expect(shown([portal])).toContain('Портал');
});

test('what an entry is about is read by name; its bare id stands only where nobody may be named', () => {
  const row = { id: '1', at, event: 'Просмотрен', role: null, name: null, login: null, institution: null };
  const about = { subjectKind: 'certificate', subjectId: 'a-b', childId: 'c-d' };
  const subject = { title: 'Сертификат', name: '42 07 000 002', child: 'Пробная Вера', href: '/record' };
  const shown = (named: Partial<typeof subject> | Record<string, null>) =>
    renderToStaticMarkup(
      <AuditTable rows={[{ ...row, ...about, subject: { ...subject, ...named } }]} timeZone={timeZone} />,
    );
  expect(shown({})).toMatch(/Сертификат.*href="\/record".*42 07 000 002.*Пробная Вера/);
  expect(shown({})).not.toContain('a-b');
  expect(shown({ name: null, child: null, href: null })).toMatch(/Сертификат.*a-b/);
});

test('the search offers every event of the audit and keeps what was typed', () => {
  const form = { values: { accountLogin: 'anna', event: 'scan_viewed' }, errors: {}, sentence: null };
  const html = renderToStaticMarkup(<AuditSearchForm form={form} />);
  for (const title of Object.values(auditEvents)) expect(html).toContain(`>${title}</option>`);
  expect(html).toContain('value="anna"');
  expect(html).toContain('<option value="scan_viewed" selected="">');
});
