/**
 * Whoever reads the log may end before the process that writes it. Unheard, the broken pipe is an uncaught exception, which
 * Next reports into the same pipe, and so on without end: the process would do nothing else, not even stop.
 */
export function outliveLogReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
