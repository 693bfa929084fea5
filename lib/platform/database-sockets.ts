import { Socket } from 'node:net';

type Sockets = {
  open: Set<Socket>;
  /** Bytes that came through those that are closed by now. */
  readByClosed: number;
  /** While the database is known to be out of reach, nobody waits for a new connection. */
  closed: boolean;
  /** When a connection was last lost or refused, by performance.now(). */
  lostAt: number;
  onEnd: () => void;
};

// Next bundles pages and routes apart, so a module may exist twice in one process; the sockets must not.
const shared = globalThis as typeof globalThis & { portalDatabaseSockets?: Sockets };

const sockets = (shared.portalDatabaseSockets ??= {
  open: new Set(),
  readByClosed: 0,
  closed: false,
  lostAt: -Infinity,
  onEnd: () => undefined,
});

/**
 * The socket of a new connection to the database (`stream` of pg). PostgreSQL itself sees to it that a connection it ends is
 * noticed; one whose machine or network is gone would be waited on for a quarter of an hour.
 */
export function databaseSocket(): Socket {
  const socket = new Socket();
  sockets.open.add(socket);
  socket.once('error', noteDatabaseLoss);
  socket.once('close', () => {
    sockets.open.delete(socket);
    sockets.readByClosed += socket.bytesRead;
    // With TLS that is all this socket learns of an end. What is known to be lost is asked after in its own time.
    if (!sockets.closed) sockets.onEnd();
  });
  // Before it sets out: a database that starts up is not to be bothered by everybody who wants it.
  if (sockets.closed) process.nextTick(() => socket.destroy(outOfReach()));
  return socket;
}

/** A connection was lost or refused: what fails in this moment fails for want of the database. */
export function noteDatabaseLoss(): void {
  sockets.lostAt = performance.now();
}

/** How much the database has sent to this process in all. */
export function bytesFromDatabase(): number {
  return [...sockets.open].reduce((sum, { bytesRead }) => sum + bytesRead, sockets.readByClosed);
}

/** The database lets nobody in: new connections fail at once, until they are let through again. */
export function closeDatabaseSockets(): void {
  sockets.closed = true;
}

/** Ends every wait for the database as well: what hangs fails now. */
export function cutDatabaseSockets(): void {
  closeDatabaseSockets();
  for (const socket of sockets.open) socket.destroy(outOfReach());
}

export function openDatabaseSockets(): void {
  sockets.closed = false;
}

/** Calls this whenever a connection ends while the database is not known to be out of reach. */
export function onDatabaseSocketEnd(look: () => void): void {
  sockets.onEnd = look;
}

/** Whether the database is known to be out of reach. */
export function databaseOutOfReach(): boolean {
  return sockets.closed;
}

/** Whether it is, or a connection was lost in this second. */
export function databaseLost(): boolean {
  return sockets.closed || performance.now() - sockets.lostAt < 1000;
}

function outOfReach(): Error {
  return new Error('The database is out of reach');
}
