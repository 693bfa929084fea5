import { setTimeout as pause } from 'node:timers/promises';
import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import { sealAudit } from '@/lib/audit/seal-audit';
import { remindVisits } from '@/lib/bookings/remind-visits';
import { settleVisits } from '@/lib/bookings/settle-visits';
import { runGroupActivation } from '@/lib/certificates/group/run-group-activation';
import { processScan } from '@/lib/documents/process-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { checkImport } from '@/lib/imports/check-import';
import { sweepImports } from '@/lib/imports/destroy-imports';
import { writeImport } from '@/lib/imports/write-import';
import { sendDigests } from '@/lib/letters/send-digests';
import { readBounces } from '@/lib/letters/read-bounces';
import { sendLetter } from '@/lib/letters/send-letter';
import { liveDays } from '@/lib/life/live-days';
import { expireProposals } from '@/lib/proposals/expire-proposals';
import { runProposal } from '@/lib/proposals/run-proposal';
import { closeDatabase, inTransaction } from '@/lib/platform/database';
import { stopWatchingDatabase, watchDatabase } from '@/lib/platform/database-watch';
import { environment } from '@/lib/platform/environment';
import { closeJobs, queueJob, workJobs, type JobHandlers } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { errorFacts, log } from '@/lib/platform/log';
import { endProcess, outliveLogReader } from '@/lib/platform/lost-log';
import { closeMail } from '@/lib/platform/mail';
import { beginStopping, isStopping } from '@/lib/platform/stopping';
import { applyMunicipalityNames } from '@/lib/regions/apply-names';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { countReports } from '@/lib/reports/count-reports';
import { callingBack } from './calling-back';
import { isMailOutage, isScanOutage } from './outages';
import { reviveWork } from './revive-work';

const handlers: JobHandlers = {
  'send-letter': callingBack('send-letter', sendLetter, isMailOutage),
  'read-bounces': readBounces,
  'process-scan': callingBack('process-scan', processScan, isScanOutage),
  'sweep-leftovers': sweepLeftovers,
  'recover-password': sendRecoveryLink,
  'seal-audit': sealAudit,
  'activate-group': runGroupActivation,
  'check-import': checkImport,
  'write-import': writeImport,
  'sweep-imports': sweepImports,
  'count-reports': countReports,
  'apply-names': applyMunicipalityNames,
  'merge-municipalities': mergeMunicipalities,
  'remind-visits': remindVisits,
  'settle-visits': settleVisits,
  'run-proposal': runProposal,
  'expire-proposals': expireProposals,
  'live-day': () => liveDays(),
  'revive-work': reviveWork,
  'send-digests': sendDigests,
};

let work: ReturnType<typeof workJobs> | undefined;

async function start(): Promise<void> {
  environment();
  await watchDatabase();
  await loadKeys();
  if (isStopping()) return;
  work = workJobs(handlers);
  await work;
  if (isStopping()) return;
  // What the nights brought on which no worker ran is made up for at once.
  await inTransaction((tx) => queueJob(tx, 'live-day', {}));
  log().info({ event: 'worker_ready' });
}

/** Beyond the limit for the job in hand: how long the goodbyes may take, milliseconds. */
const farewell = 3000;

/** Finishes the job in hand. Ctrl-C reaches the worker from the terminal and again through npm: once is enough. */
async function stop(): Promise<void> {
  if (isStopping()) return;
  beginStopping();
  log().info({ event: 'worker_stopping' });
  // A database that is away lets nobody say goodbye: what was in hand returns to the queue by its missing heartbeat.
  const limit = environment().STOP_TIMEOUT * 1000 + farewell;
  await Promise.race([closeAll(), pause(limit)]);
  await endProcess(0);
}

async function closeAll(): Promise<void> {
  // Asked to stop while it was starting, it may already have a job in hand.
  const started = await work?.catch(() => undefined);
  await started?.stop();
  closeMail();
  stopWatchingDatabase();
  await closeJobs();
  await closeDatabase();
}

function failToStart(error: unknown): void {
  if (isStopping()) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Whoever starts the worker starts it anew; what was in hand returns to the queue. */
function crash(reason: unknown): never {
  log().fatal({ event: 'worker_crashed', ...errorFacts(reason) });
  process.exit(1);
}

outliveLogReader();
start().catch(failToStart);
process.on('SIGTERM', () => void stop().catch(crash));
process.on('SIGINT', () => void stop().catch(crash));
process.on('unhandledRejection', crash);
process.on('uncaughtException', crash);
