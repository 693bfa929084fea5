import { goesOn, type Fault } from './fault';

/** Of the machine of site and worker; that of the database goes on as it was. */
export const clockBack: Fault = {
  ...goesOn,
  name: 'clock-back',
  title: 'часы переведены назад',
  lasts: { short: [8, 15], full: [20, 60] },
  mayRepeatLetters: false,
  answersWithin: 5,
  strayFiles: 0,
  make: (portal, random) => {
    // A few seconds as a server of time does it, up to hours as a battery that is gone.
    const seconds = random.chance(0.5) ? random.between(2, 60) : random.between(600, 6 * 3600);
    portal.setClockOff(-seconds);
    return Promise.resolve(() => {
      portal.setClockOff(0);
      return Promise.resolve();
    });
  },
  felt: ({ log }, since) => log.said(/"clock_put_back"/, since),
};
