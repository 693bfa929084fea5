import type { Fault } from './fault';

const minutes = { short: [8, 15], full: [60, 180] } as const satisfies Fault['lasts'];
const common = { lasts: minutes, mayRepeatLetters: false, answersWithin: 5, closesSite: false } as const;

export const mailDown: Fault = {
  ...common,
  name: 'mail-down',
  title: 'почтовый сервер не работает',
  // What was in hand when the server went down may have been taken by it all the same.
  mayRepeatLetters: true,
  make: async ({ mailbox }) => {
    await mailbox.close();
    return () => mailbox.open();
  },
};

export const mailSlow: Fault = {
  ...common,
  name: 'mail-slow',
  title: 'почтовый сервер медлит',
  make: ({ mailbox }) => {
    mailbox.mood = 'slow';
    return Promise.resolve(() => {
      mailbox.mood = 'fine';
      return Promise.resolve();
    });
  },
};

export const mailRefusing: Fault = {
  ...common,
  name: 'mail-refusing',
  title: 'почтовый сервер отказывает на время',
  make: ({ mailbox }) => {
    mailbox.mood = 'refusing';
    return Promise.resolve(() => {
      mailbox.mood = 'fine';
      return Promise.resolve();
    });
  },
};
