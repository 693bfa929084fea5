import { sendLetter } from '@/lib/letters/send-letter';
import { queueTitles } from '@/lib/health/queues';
import type { JobHandlers } from '@/lib/platform/jobs';

const idle = Object.fromEntries(Object.keys(queueTitles).map((name) => [name, () => Promise.resolve()]));

/** A worker that sends letters and does nothing else. */
export const lettersOnly = { ...idle, 'send-letter': sendLetter } as JobHandlers;
