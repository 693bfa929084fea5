import { startLimits } from '../limits/start-limits';
import { openDesks } from '../setup/desks';
import { fullLoad, type Load } from '../setup/full-load';
import { inTurns } from '../setup/in-turns';
import { startPortal, type Portal } from '../setup/portal';
import { processorTime } from '../setup/processor-time';
import { signInAll, type Cookies } from '../setup/sessions';
import { openStatementGate } from '../setup/statement-gate';
import { openRegion } from '../region/open-region';
import { ask } from '../setup/visitor';
import { startWeb, type Web } from '../setup/web';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { keepLists } from './lists';
import { comparedPages, type ComparedPage } from './compared-pages';

/** Pages of the portal at full load, each by turns with what limits it in a site of the same Next beside it. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: full ? 1_000_000 : 10_000 });
  const started: { stop: () => Promise<void> }[] = [];
  try {
    const portal = await startPortal(region);
    started.push(portal);
    const cookies = await signInAll(portal.web.url, region);
    const [desk] = await openDesks(region.databaseUrl);
    const searchId = await search(portal.web.url, cookies.operator, desk?.surnames ?? '');
    const site = await startLimits({ BENCH_LISTS: await keepLists({ ...cookies, searchId }) });
    started.push(site);
    const pages = comparedPages(region, searchId);
    const statements = await countStatements(portal, pages, cookies);
    const rounds = full ? { rounds: 15, seconds: 3, warm: 120 } : { rounds: 3, seconds: 1, warm: 60 };
    const rows: string[][] = [];
    for (const [at, page] of pages.entries()) {
      const both = { portal: portal.web, site, cookies, statements: statements[at] ?? 0 };
      const row = await compare(page, both, rounds);
      console.log(`  ${at + 1}/${pages.length} ${row.slice(0, 4).join(', ')}`);
      rows.push(row);
    }
    yield table(rows, rounds, portal.conditions);
  } finally {
    for (const one of started.toReversed()) await one.stop();
    await region.stop();
  }
}

function table(rows: readonly string[][], rounds: Rounds, conditions: string): BenchTable {
  return {
    title: 'Страницы при полной загрузке',
    columns: [
      'страница',
      'доля от предела',
      'цель',
      'ответов в секунду',
      'предел',
      'его ответов в секунду',
      'КБ страницы / предела',
      'процессор сайта, мс на ответ',
      'запросов к базе',
    ],
    rows,
    notes: [
      `Портал и предел — по одному процессу next start, 8 соединений, отрезки по очереди в одних и тех же кругах, перед ними по ${rounds.warm} ответов каждой страницы. Нагрузка и база работают на тех же ядрах. Без сжатия: сжимает тот, кто стоит перед порталом.`,
      '«Статическая» — страница «Доступность», нарисованная при сборке; «пустая» — одна строка, рисуется на каждый запрос, и ничего больше; «из памяти» — тот же список теми же компонентами, без базы, сеанса и прав.',
      `Страницы, на которые нечего спросить у базы (0 запросов), портал рисует раз в несколько секунд для всех и отдаёт из памяти; «Учреждения: поиск» рисуются на каждый запрос. ${conditions}`,
    ],
  };
}

/** `seconds`: of each page in each of them; `warm`: its answers before them, not counted. */
type Rounds = { rounds: number; seconds: number; warm: number };

type Beside = { portal: Web; site: Web; cookies: Cookies; statements: number };

async function compare(
  { title, who, address, limit, goal }: ComparedPage,
  { portal, site, cookies, statements }: Beside,
  { rounds, seconds, warm }: Rounds,
): Promise<string[]> {
  const cookie = who && cookies[who];
  // The compilers of the language have their say before anything counts: on either side as often.
  const inPortal = await fullLoad(`${portal.url}${address}`, { cookie, answers: warm });
  const inSite = await fullLoad(`${site.url}${limit.address}`, { answers: warm });
  const onPortal = () => measured(portal, address, { cookie, answers: inPortal.perSecond * seconds });
  const onSite = () => measured(site, limit.address, { answers: inSite.perSecond * seconds });
  const { ones, others } = await inTurns(rounds, onPortal, onSite);
  const ratios = ones.map(({ perSecond }, round) => perSecond / (others[round]?.perSecond ?? Number.NaN));
  const rates = (loads: readonly Load[]) =>
    spread(
      loads.map(({ perSecond }) => perSecond),
      0,
    );
  const size = (loads: readonly Load[]) => kilobytes(loads[0]?.bytes ?? 0);
  return [
    title,
    spread(ratios, 2),
    `≥ ${goal.toFixed(1).replace('.', ',')}`,
    rates(ones),
    limit.title,
    rates(others),
    `${size(ones)} / ${size(others)}`,
    share(
      ones.map(({ processor }) => processor),
      0.5,
    )
      .toFixed(2)
      .replace('.', ','),
    String(statements),
  ];
}

async function measured(web: Web, address: string, load: { cookie?: string | undefined; answers: number }) {
  const before = processorTime(web.pid);
  const answered = await fullLoad(`${web.url}${address}`, load);
  return { ...answered, processor: ((processorTime(web.pid) - before) * 1000) / answered.answers };
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1).replace('.', ',');
}

async function search(portal: string, cookie: string, surname: string): Promise<string> {
  const { location } = await ask(`${portal}/counter/search/save`, {
    cookie,
    form: { query: surname, birthDate: '' },
  });
  const searchId = /\/counter\/search\/([\w-]+)/.exec(location ?? '')?.[1];
  if (!searchId) throw new Error(`Поиск не начался: ${location ?? ''}`);
  return searchId;
}

/** How many statements each page sends to the database when it is asked for again: a web process of its own, counted on its way to the database. */
async function countStatements(
  { env }: Portal,
  pages: readonly ComparedPage[],
  cookies: Cookies,
): Promise<number[]> {
  const gate = await openStatementGate(env.DATABASE_URL ?? '');
  const web = await startWeb({ title: 'счёт запросов', env: { ...env, DATABASE_URL: gate.databaseUrl } });
  try {
    const counted: number[] = [];
    for (const { who, address } of pages) {
      const asked = async () => {
        const before = gate.counted();
        const { status } = await ask(`${web.url}${address}`, who ? { cookie: cookies[who] } : {});
        if (status !== 200) throw new Error(`${address}: ответ ${status}`);
        return gate.counted() - before;
      };
      // What the process does by itself now and then does not belong to the page: the least of several.
      counted.push(Math.min(await asked(), await asked(), await asked()));
    }
    return counted;
  } finally {
    await web.stop();
    gate.close();
  }
}
