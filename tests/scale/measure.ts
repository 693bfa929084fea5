import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import type { allSteps, StepName } from './steps/all-steps';

type Steps = typeof allSteps;
type InputOf<Name extends StepName> = z.input<Steps[Name]['input']>;
type ToldOf<Name extends StepName> = Awaited<ReturnType<Steps[Name]['run']>>;

/** `children`: how many stood in the register, or were to be written, when the step ran. */
export type Figure = { title: string; children: number; seconds: number; peak: number };

type Said<Told> = { told: Told; seconds: number; peak: number };

const megabyte = 1024 * 1024;

/** A heap no step may outgrow, megabytes: without a limit garbage lies as long as there is room, and the peak tells nothing. */
const heap = ['--max-old-space-size=160', '--max-semi-space-size=4'];

/** Runs the steps one after the other, each in a process of its own, and keeps what they cost. */
export class Measurement {
  readonly figures: Figure[] = [];

  async step<Name extends StepName>(
    name: Name,
    { title, children }: Pick<Figure, 'title' | 'children'>,
    input: InputOf<Name>,
  ): Promise<ToldOf<Name>> {
    const child = fork('tests/scale/run-step.ts', [name, JSON.stringify(input)], {
      execArgv: [...heap, '--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    // What it said last may still be on its way when it has ended.
    const ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    const messages: Said<ToldOf<Name>>[] = [];
    child.on('message', (message) => messages.push(message as Said<ToldOf<Name>>));
    const [[code, signal]] = (await ended) as [[number | null, string | null], unknown];
    const [said] = messages;
    if (!said || code !== 0) throw new Error(`${title} (${name}) ended with ${String(code ?? signal)}`);
    const { told, seconds, peak } = said;
    const figure = { title, children, seconds, peak };
    this.figures.push(figure);
    process.stdout.write(`${lineOf(figure)}\n`);
    return told;
  }

  /** The peaks of a step of this title, in the order in which it ran. */
  peaksOf(title: string): number[] {
    return this.figures.filter((one) => one.title === title).map(({ peak }) => peak);
  }

  /** As it stands in BENCHMARKS.md. */
  table(): string {
    const head = ['| шаг | детей | время, с | память, МБ |', '| --- | --- | --- | --- |'];
    return [...head, ...this.figures.map(lineOf)].join('\n');
  }
}

function lineOf({ title, children, seconds, peak }: Figure): string {
  const cells = [
    title,
    children.toLocaleString('ru-RU'),
    seconds.toFixed(1),
    String(Math.round(peak / megabyte)),
  ];
  return `| ${cells.join(' | ')} |`;
}
