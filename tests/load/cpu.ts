import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts in /proc/<pid>/stat: hundredths of a second, whatever the machine. */
const tickMilliseconds = 10;

type Usage = { parent: number; milliseconds: number };

/**
 * Processor time of a process and all its descendants since they began, milliseconds; of those that have ended as well,
 * once their parent has taken notice. Zero where the system has no /proc.
 */
export function cpuMilliseconds(pid: number): number {
  const all = usages();
  const own = (of: number): number =>
    (all.get(of)?.milliseconds ?? 0) +
    [...all].filter(([, { parent }]) => parent === of).reduce((sum, [child]) => sum + own(child), 0);
  return own(pid);
}

function usages(): Map<number, Usage> {
  const found = new Map<number, Usage>();
  for (const name of processNames()) {
    const usage = usageOf(name);
    if (usage) found.set(Number(name), usage);
  }
  return found;
}

function processNames(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function usageOf(pid: string): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime, cutime, cstime are the fields 14 to 17 of the line.
    const ticks = rest.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(parent), milliseconds: ticks * tickMilliseconds };
  } catch {
    return null;
  }
}
