import { setTimeout as pause } from 'node:timers/promises';
import { atOnce, nothingToUndo, type Fault } from './fault';

export const webKilled: Fault = {
  name: 'web-killed',
  title: 'kill -9 сайта',
  lasts: atOnce,
  mayRepeatLetters: false,
  answersWithin: null,
  closesSite: false,
  make: async ({ web }) => {
    await web.kill();
    return nothingToUndo;
  },
};

export const workerKilled: Fault = {
  name: 'worker-killed',
  title: 'kill -9 обработчика заданий',
  lasts: atOnce,
  mayRepeatLetters: true,
  answersWithin: 5,
  closesSite: false,
  make: async ({ worker }) => {
    await worker.kill();
    return nothingToUndo;
  },
};

export const postmasterKilled: Fault = {
  name: 'postmaster-killed',
  title: 'kill -9 главного процесса PostgreSQL',
  lasts: { short: [0, 3], full: [0, 10] },
  mayRepeatLetters: true,
  answersWithin: 5,
  closesSite: false,
  make: async ({ database }) => {
    await database.kill();
    return () => database.startAgain();
  },
};

export const backendKilled: Fault = {
  name: 'backend-killed',
  title: 'kill -9 одного процесса PostgreSQL',
  // The postmaster throws everybody out and recovers by itself.
  lasts: { short: [2, 3], full: [2, 5] },
  mayRepeatLetters: true,
  answersWithin: 5,
  closesSite: false,
  make: async ({ database }) => {
    await database.killBackend();
    return nothingToUndo;
  },
};

/** Two share the work; then one of them dies with what it had in hand. */
export const twoWorkers: Fault = {
  name: 'two-workers',
  title: 'два обработчика, один убит',
  lasts: atOnce,
  mayRepeatLetters: true,
  answersWithin: 5,
  closesSite: false,
  make: async ({ worker, startAnotherWorker }, random) => {
    const second = startAnotherWorker();
    await pause(random.between(6000, 12_000));
    await (random.chance(0.5) ? worker : second).kill();
    await pause(random.between(0, 5000));
    return () => second.stop();
  },
};
