import { setTimeout as pause } from 'node:timers/promises';
import { atOnce, goesOn, inHand, nothingToUndo, type Fault } from './fault';

export const webKilled: Fault = {
  name: 'web-killed',
  title: 'kill -9 сайта',
  lasts: atOnce,
  mayRepeatLetters: false,
  answersWithin: null,
  closesSite: false,
  page: ['lost', 503],
  people: ['lost', 503],
  strayFiles: inHand.site,
  make: async ({ web }) => {
    await web.kill();
    return nothingToUndo;
  },
};

const workerGone = {
  ...goesOn,
  lasts: atOnce,
  mayRepeatLetters: true,
  answersWithin: 5,
  strayFiles: inHand.worker,
} as const;

export const workerKilled: Fault = {
  ...workerGone,
  name: 'worker-killed',
  title: 'kill -9 обработчика заданий',
  make: async ({ worker }) => {
    await worker.kill();
    return nothingToUndo;
  },
};

/** Two share the work; then one of them dies with what it had in hand. */
export const twoWorkers: Fault = {
  ...workerGone,
  name: 'two-workers',
  title: 'два обработчика, один убит',
  make: async ({ worker, startAnotherWorker }, random) => {
    const second = await startAnotherWorker();
    await pause(random.between(3000, 8000));
    await (random.chance(0.5) ? worker : second).kill();
    await pause(random.between(0, 5000));
    return () => second.stop();
  },
};

/** Site and worker lose all their connections at once. */
const serverThrown = {
  mayRepeatLetters: true,
  answersWithin: 5,
  closesSite: false,
  page: [503],
  people: [503],
  strayFiles: inHand.site + inHand.worker,
} as const;

export const postmasterKilled: Fault = {
  ...serverThrown,
  name: 'postmaster-killed',
  title: 'kill -9 главного процесса PostgreSQL',
  lasts: { short: [0, 3], full: [0, 10] },
  make: async ({ database }) => {
    await database.kill();
    return () => database.startAgain();
  },
};

export const backendKilled: Fault = {
  ...serverThrown,
  name: 'backend-killed',
  title: 'kill -9 одного процесса PostgreSQL',
  // The postmaster throws everybody out and recovers by itself.
  lasts: { short: [2, 3], full: [2, 5] },
  make: async ({ database }) => {
    await database.killBackend();
    return nothingToUndo;
  },
};
