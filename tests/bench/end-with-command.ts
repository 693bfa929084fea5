/**
 * Ctrl-C, an end asked for and the end of whoever started this process are ends of its own: then what it has started goes
 * with it (`exit`). A signal nobody listens to would leave its PostgreSQL behind.
 */
export function endWithCommand(): { release: () => void } {
  const end = () => process.exit(1);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.once('disconnect', end);
  return { release: () => process.off('disconnect', end) };
}
