import { request } from 'playwright';
import { weighPage, type PageWeight } from '@/tests/support/page-weight';
import { startLimits } from '../limits/start-limits';
import { measuredWith } from '../setup/measured-with';
import { signInAll, type Who } from '../setup/sessions';
import { openRegion, type Region } from '../region/open-region';
import { startWeb } from '../setup/web';
import type { BenchTable } from '../table';

/** JavaScript that a browser loads for each page, beside an empty page of the same Next. */
export async function* run(): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: 10_000 });
  const limits = await startLimits();
  try {
    const portal = await startWeb({ title: 'портал', env: region.settings });
    try {
      const cookies = await signInAll(portal.url, region);
      const weigh = async (address: string, cookie?: string): Promise<PageWeight> => {
        const asking = await request.newContext(cookie ? { extraHTTPHeaders: { cookie } } : {});
        const weight = await weighPage({ request: asking }, address);
        await asking.dispose();
        return weight;
      };
      const nothing = await weigh(`${limits.url}/empty`);
      const rows = [['пустая страница', kilobytes(nothing.script), '—', '—', kilobytes(nothing.data)]];
      for (const { title, address, who } of weighedPages(region)) {
        const { script, data } = await weigh(`${portal.url}${address}`, who && cookies[who]);
        const more = kilobytes(script - nothing.script);
        rows.push([title, kilobytes(script), more, who === 'operator' ? '—' : '≤ 20', kilobytes(data)]);
      }
      yield table(rows, measuredWith(region, { worker: false }));
    } finally {
      await portal.stop();
    }
  } finally {
    await limits.stop();
    await region.stop();
  }
}

type WeighedPage = { title: string; address: string; who?: Who };

function weighedPages({ people }: Region): WeighedPage[] {
  const { childId = '', certificateId = '' } = people.parents[0] ?? {};
  return [
    { title: 'О сертификате', address: '/' },
    { title: 'Как получить', address: '/how-to-get' },
    { title: 'Учреждения', address: '/institutions' },
    { title: 'Вход', address: '/sign-in' },
    { title: 'Кабинет', address: '/cabinet', who: 'parent' },
    { title: 'Описание документа (форма)', address: `/cabinet/children/${childId}/document`, who: 'parent' },
    { title: 'Карточка сертификата', address: `/cabinet/certificates/${certificateId}`, who: 'parent' },
    { title: 'Приём', address: '/counter', who: 'operator' },
  ];
}

function table(rows: readonly string[][], conditions: string): BenchTable {
  return {
    title: 'JavaScript на странице',
    columns: ['страница', 'JavaScript, кБ gzip', 'сверх пустой, кБ', 'цель, кБ', 'содержание для React, кБ'],
    rows,
    notes: [
      'Считается каждый файл, который страница называет, и код внутри неё; сжатие gzip уровня 6, кБ = 1000 байт. Содержание растёт с текстом страницы, а не с её кодом.',
      conditions,
    ],
  };
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).replace('.', ',');
}
