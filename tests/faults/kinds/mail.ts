import { goesOn, type Fault } from './fault';

const common = {
  ...goesOn,
  lasts: { short: [8, 15], full: [60, 180] },
  mayRepeatLetters: false,
  answersWithin: 5,
  strayFiles: 0,
} as const;

const delayed: Fault['felt'] = ({ log }, since) => log.said(/"letter_delayed"/, since);

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
  felt: delayed,
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
  felt: ({ mailbox }, since) => mailbox.letters.some(({ at, slowly }) => slowly && at > since),
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
  felt: delayed,
};
