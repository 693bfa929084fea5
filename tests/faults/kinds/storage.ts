import type { Fault } from './fault';

const common = {
  lasts: { short: [8, 15], full: [20, 60] },
  mayRepeatLetters: false,
  answersWithin: 5,
  closesSite: false,
} as const;

export const diskFull: Fault = {
  ...common,
  name: 'disk-full',
  title: 'нет места для снимков',
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
  make: async ({ storage }) => {
    await storage.setDown(true);
    return () => storage.setDown(false);
  },
};
