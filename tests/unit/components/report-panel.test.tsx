import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReportPanel } from '@/components/reports/report-panel';
import type { ReportSection } from '@/lib/reports/section';

function drawn(rows: number): string {
  const section: ReportSection = {
    key: 'institution',
    title: 'Активировано в учреждениях',
    lead: 'Сколько сертификатов активировано за период.',
    head: 'Учреждение',
    columns: ['Активировано'],
    rows: Array.from({ length: rows }, (_, at) => ({ label: `Учреждение № ${at + 1}`, values: [rows - at] })),
    chart: 'bars',
  };
  return renderToStaticMarkup(<ReportPanel section={section} fileHref="/file" />);
}

test('a matter with few lines is shown whole', () => {
  const html = drawn(60);
  expect(html).toContain('Учреждение № 60<');
  expect(html).not.toContain('Показаны первые');
});

test('of many lines the first are shown, with how many there are and where', () => {
  const html = drawn(1100);
  expect(html).toContain('Учреждение № 60<');
  expect(html).not.toContain('Учреждение № 61<');
  expect(html.replaceAll('<!-- -->', '')).toMatch(/Показаны первые 60 из 1100\sстрок, все — в файле/);
  expect(html).toContain('href="/file"');
});
