import { stopChild, type Child } from './processes';
import { StartRefusal } from './start-refusal';

/** What has been started, in that order; it is stopped in the opposite one, the database last. */
export class RunningParts {
  readonly #parts: { child: Child; stop: () => Promise<void> }[] = [];

  keep(child: Child, stop: () => Promise<void> = () => stopChild(child)): Child {
    this.#parts.push({ child, stop });
    return child;
  }

  /** Settles when `signal` asks to stop; fails when a part ends that nobody asked to. */
  untilStopped(signal: AbortSignal): Promise<void> {
    return new Promise((settle, fail) => {
      if (signal.aborted) settle();
      signal.addEventListener('abort', () => settle());
      for (const { child } of this.#parts)
        void child.ended.then((outcome) => fail(unexpectedEnd(child, outcome)));
    });
  }

  async stop(): Promise<void> {
    for (const part of this.#parts.splice(0).reverse()) await part.stop();
  }
}

function unexpectedEnd({ title }: Child, outcome: string): StartRefusal {
  return new StartRefusal(
    `Остановилась часть портала: ${title} (код ${outcome}). Остальное тоже остановлено.`,
  );
}
