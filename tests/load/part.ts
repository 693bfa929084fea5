import { hasEnded, stopChild, type Child } from '@/lib/local/processes';

type Running = { child: Child; stop?: () => Promise<void> };

/** One process of the portal, which can be killed and started again. */
export class Part {
  /** For people: «сайт 1». */
  readonly title: string;
  readonly #launch: () => Promise<Running>;
  #running: Running | null = null;

  /** @param launch starts it and resolves when it works */
  constructor(title: string, launch: () => Promise<Running>) {
    this.title = title;
    this.#launch = launch;
  }

  get pid(): number | undefined {
    return this.#running?.child.process.pid;
  }

  get isRunning(): boolean {
    return this.#running !== null && !hasEnded(this.#running.child.process);
  }

  async start(): Promise<void> {
    this.#running = await this.#launch();
  }

  /** kill -9: nothing is finished, nothing said. */
  async kill(): Promise<void> {
    this.#running?.child.process.kill('SIGKILL');
    await this.#running?.child.ended;
  }

  /** As its owner would: it finishes what it has begun. */
  async stop(): Promise<void> {
    if (!this.#running || !this.isRunning) return;
    const { child, stop = () => stopChild(child) } = this.#running;
    await stop();
  }
}
