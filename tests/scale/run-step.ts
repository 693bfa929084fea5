import { readFileSync } from 'node:fs';
import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { allSteps, type StepName } from './steps/all-steps';

/*
 * One step of the measurement in a process of its own: its name and its input come as arguments, what came of it goes to the
 * parent as a message, with the time it took and the most memory the process ever held.
 */
const [name = '', input = '{}'] = process.argv.slice(2);

async function runStep(): Promise<unknown> {
  if (!Object.hasOwn(allSteps, name)) throw new Error(`There is no step ${name}`);
  const { input: shape, run } = allSteps[name as StepName];
  return (run as (input: unknown) => Promise<unknown>)(shape.parse(JSON.parse(input)));
}

/**
 * Bytes. What the kernel tells of the process image where it does: the figure of `resourceUsage` begins with the memory of the
 * parent the process was forked from.
 */
function peakMemory(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Only Linux has it.
  }
  return process.resourceUsage().maxRSS * 1024;
}

await loadKeys();
const begun = performance.now();
const told = await runStep();
const seconds = (performance.now() - begun) / 1000;
await closeJobs();
await closeDatabase();
process.send?.({ told: told ?? null, seconds, peak: peakMemory() });
