import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log names while it is worked at: the request, or the job. */
export type LogContext = { requestId: string } | { job: string; jobId: string };

// Next bundles pages and routes apart, so a module may exist twice in one process; the context must not.
const shared = globalThis as typeof globalThis & { portalLogContext?: AsyncLocalStorage<LogContext> };

const storage = (shared.portalLogContext ??= new AsyncLocalStorage());

/** Empty outside of requests and jobs. */
export function logContext(): Partial<LogContext> {
  return storage.getStore() ?? {};
}

/** Every line written by `work`, and by whatever it starts, names this. */
export function withLogContext<Result>(context: LogContext, work: () => Result): Result {
  return storage.run(context, work);
}

/** The same for all that follows in this turn and whatever it starts: for an event whose handling nobody can wrap. */
export function enterLogContext(context: LogContext): void {
  storage.enterWith(context);
}

/** What lives on after the request or job that first needed it: its lines name none. */
export function outsideOfLogContext<Result>(work: () => Result): Result {
  return storage.exit(work);
}
