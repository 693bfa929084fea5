import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import { lapseApplications } from '@/lib/applications/lapse-applications';
import { sealAudit } from '@/lib/audit/seal-audit';
import { runGroupActivation } from '@/lib/certificates/group/run-group-activation';
import { processScan } from '@/lib/documents/process-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { sendLetter } from '@/lib/letters/send-letter';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { closeJobs, workJobs, type JobHandlers } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { errorFacts, log } from '@/lib/platform/log';
import { closeMail } from '@/lib/platform/mail';
import { waitForDatabase } from './wait-for-database';

const handlers: JobHandlers = {
  'send-letter': sendLetter,
  'process-scan': processScan,
  'sweep-leftovers': sweepLeftovers,
  'lapse-applications': lapseApplications,
  'recover-password': sendRecoveryLink,
  'seal-audit': sealAudit,
  'apply-retention': applyRetention,
  'activate-group': runGroupActivation,
};

let work: { stop: () => Promise<void> } | undefined;
let stopping = false;

async function start(): Promise<void> {
  environment();
  await waitForDatabase();
  await loadKeys();
  const started = await workJobs(handlers);
  if (stopping) return;
  work = started;
  log().info({ event: 'worker_ready' });
}

/** Finishes the job in hand. Ctrl-C reaches the worker from the terminal and again through npm: once is enough. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await work?.stop();
  closeMail();
  await closeJobs();
  await closeDatabase();
  process.exit(0);
}

function failToStart(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Whoever starts the worker starts it anew; what was in hand returns to the queue. */
function crash(reason: unknown): never {
  log().fatal({ event: 'worker_crashed', ...errorFacts(reason) });
  process.exit(1);
}

start().catch(failToStart);
process.on('SIGTERM', () => void stop().catch(crash));
process.on('SIGINT', () => void stop().catch(crash));
process.on('unhandledRejection', crash);
process.on('uncaughtException', crash);
