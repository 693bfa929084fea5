import type { Closed } from '@/tests/support/gate';
import { inHand, type Fault } from './fault';

/** Connections are cut and refused: the other machine is there, the database is not. */
export const databaseRefusing = databaseGone('refusing', 'база недоступна: соединения отвергаются');

/** Nothing comes back: the network between the two machines is gone. */
export const databaseSilent = databaseGone('silent', 'база недоступна: сеть молчит');

function databaseGone(how: Closed, title: string): Fault {
  return {
    name: `database-${how}`,
    title,
    lasts: { short: [20, 30], full: [60, 60] },
    mayRepeatLetters: true,
    answersWithin: 5,
    closesSite: true,
    page: [503],
    people: [503],
    strayFiles: inHand.site + inHand.worker,
    make: async ({ gate }) => {
      await gate.close(how);
      return () => gate.open();
    },
    felt: ({ log }, since) => log.said(/"database_lost"/, since),
  };
}
