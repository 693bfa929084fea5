import { clockBack } from './clock';
import type { Fault } from './fault';
import { backendKilled, postmasterKilled, twoWorkers, webKilled, workerKilled } from './killed';
import { mailDown, mailRefusing, mailSlow } from './mail';
import { databaseRefusing, databaseSilent } from './out-of-reach';
import { diskFull, storageDown } from './storage';

export const faults: readonly Fault[] = [
  webKilled,
  workerKilled,
  postmasterKilled,
  backendKilled,
  mailDown,
  mailSlow,
  mailRefusing,
  databaseRefusing,
  databaseSilent,
  diskFull,
  storageDown,
  twoWorkers,
  clockBack,
];
