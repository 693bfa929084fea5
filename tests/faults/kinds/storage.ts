import { goesOn, inHand, type Fault } from './fault';

const common = {
  ...goesOn,
  lasts: { short: [8, 15], full: [20, 60] },
  mayRepeatLetters: false,
  answersWithin: 5,
  // A photo is not taken, and its sender is told when to come again.
  people: [503],
  felt: ({ log }, since) => log.said(/"storage_unavailable"/, since),
} as const satisfies Partial<Fault>;

export const diskFull: Fault = {
  ...common,
  name: 'disk-full',
  title: 'нет места для снимков',
  // What finds no room is not left lying about; only a scan of which one picture found some may be.
  strayFiles: inHand.worker,
  make: ({ storage, web, worker }) => {
    const writers = () => [web.pid, worker.pid].filter((pid) => pid !== undefined);
    storage.setFull(true, writers());
    return Promise.resolve(() => {
      storage.setFull(false, writers());
      return Promise.resolve();
    });
  },
};

export const storageDown: Fault = {
  ...common,
  name: 'storage-down',
  title: 'хранилище снимков не отвечает',
  // What was being written when it went down cannot be taken back.
  strayFiles: inHand.site + inHand.worker,
  make: async ({ storage }) => {
    await storage.setDown(true);
    return () => storage.setDown(false);
  },
};
