import { join } from 'node:path';
import type { Answered } from '@/tests/load/browser';
import { Family } from '@/tests/load/family';
import { Journal } from '@/tests/load/journal';
import { Operator } from '@/tests/load/operator';
import { phonePhoto } from '@/tests/load/photo';
import { seedTown } from '@/tests/load/seed-town';
import type { SeededTown } from '@/tests/load/seeded-families';
import { arrive, type Flow } from '../september/arrivals';
import type { Portal } from '../setup/portal';

/** What is measured on the way of a family, by the address it is sent to; the first that fits. */
const presses: readonly { title: string; method: 'GET' | 'POST'; path: RegExp }[] = [
  { title: 'Вход', method: 'POST', path: /^\/sign-in\/submit$/ },
  { title: 'Загрузка снимка, 3 МБ', method: 'POST', path: /^\/cabinet\/scans\/save$/ },
  { title: 'Документ ребёнка', method: 'POST', path: /\/document\/save$/ },
  { title: 'Заявка', method: 'POST', path: /\/apply\/save$/ },
  { title: 'Ссылка из письма', method: 'GET', path: /^\/confirm-email\/[^/]+$/ },
  { title: 'Получение сертификата', method: 'POST', path: /\/certificate\/save$/ },
  { title: 'Выбор учреждения', method: 'POST', path: /\/institutions\/save$/ },
  { title: 'Поиск на приёме: найти', method: 'POST', path: /^\/counter\/search\/save$/ },
  { title: 'Активация специалистом', method: 'POST', path: /\/activate$/ },
];

/** Sign-ins and uploads have figures of their own; all others have the goal of what is sent. */
export const pressesApart: readonly string[] = ['Вход', 'Загрузка снимка, 3 МБ'];

export const pressTitles: readonly string[] = presses.map(({ title }) => title);

/** What such a request is called; null for one that is no press of the main work. */
export function pressOf({ method, path }: Pick<Answered, 'method' | 'path'>): string | null {
  return presses.find((press) => press.method === method && press.path.test(path))?.title ?? null;
}

const operatorsAtDesk = 4;
/** Whoever is not through by then is a failure. */
const patienceMs = 120_000;

/**
 * The main work as people do it: families who go the whole way from their sign-in to the printed application, each once,
 * and operators who activate what they have been given. They come however the portal is doing.
 */
export class Families {
  readonly times = new Map<string, number[]>();
  /** Why families were not through, sentences. */
  readonly faults: string[] = [];
  through = 0;
  #begun = 0;
  #measuring = false;

  /** At each desk one comes after the other. */
  readonly #desks: { operator: Operator; last: Promise<unknown> }[];

  private constructor(
    private readonly portal: Portal,
    private readonly town: SeededTown,
    private readonly journal: Journal,
    private readonly photo: Buffer,
  ) {
    this.#desks = town.operators.map((seeded, at) => {
      const options = { ...this.#common(), address: `100.65.0.${at + 1}` };
      return { operator: new Operator(seeded, options), last: Promise.resolve() };
    });
  }

  /** Puts so many families into the region, in a town of their own. */
  static async prepare(portal: Portal, families: number): Promise<Families> {
    const town = await seedTown(portal.env, { families, operators: operatorsAtDesk });
    const journal = new Journal(join(portal.folder, 'journal.jsonl'));
    return new Families(portal, town, journal, await phonePhoto());
  }

  /** Families come until the seconds are over; settles when all of them are through. `measure`: what they press counts. */
  async come(flow: Flow, { measure }: { measure: boolean }): Promise<void> {
    this.#measuring = measure;
    const running: Promise<void>[] = [];
    await arrive(flow, () => running.push(this.#goThrough()));
    await Promise.all(running);
  }

  close(): void {
    this.journal.close();
  }

  async #goThrough(): Promise<void> {
    const turn = this.#begun;
    this.#begun += 1;
    const seeded = this.town.families[turn];
    if (!seeded) throw new Error('Семей приготовлено меньше, чем приходит.');
    const signal = AbortSignal.timeout(patienceMs);
    const options = {
      mail: this.portal.mailbox,
      photo: this.photo,
      address: `100.64.${turn >> 8}.${turn & 255}`,
    };
    try {
      await new Family(seeded, { ...this.#common(), ...options }).run(signal);
      await this.#activate(seeded.childId, turn, signal);
      this.through += 1;
    } catch (error) {
      this.#tell(error);
    }
  }

  async #activate(childId: string, turn: number, signal: AbortSignal): Promise<void> {
    const given = this.journal.entries.find((one) => one.what === 'certificate' && one.childId === childId);
    const desk = this.#desks[turn % this.#desks.length];
    if (given?.what !== 'certificate' || !desk) throw new Error('Активировать нечего или некому');
    const served = desk.last.then(() => desk.operator.activate(given.number, childId, signal));
    desk.last = served.catch(() => undefined);
    const outcome = await served;
    if (outcome !== 'activated') throw new Error(`Сертификат не активирован: ${outcome}`);
  }

  #tell(fault: unknown): void {
    this.faults.push(fault instanceof Error ? fault.message : String(fault));
  }

  #common() {
    const portal = { urls: this.portal.urls, onAnswer: (answered: Answered) => this.#count(answered) };
    return { portal, journal: this.journal, onTrouble: (trouble: Error) => this.#tell(trouble) };
  }

  #count(answered: Answered): void {
    const title = this.#measuring && answered.status < 400 ? pressOf(answered) : null;
    if (title === null) return;
    const times = this.times.get(title) ?? [];
    times.push(answered.milliseconds);
    this.times.set(title, times);
  }
}
