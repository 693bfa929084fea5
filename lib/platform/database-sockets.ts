import { Socket } from 'node:net';

type Sockets = {
  open: Set<Socket>;
  /** While the database is known to be out of reach, nobody waits for a new connection. */
  closed: boolean;
  /** When a connection was last lost or refused, by performance.now(). */
  lostAt: number;
  onLoss: () => void;
};

// Next bundles pages and routes apart, so a module may exist twice in one process; the sockets must not.
const shared = globalThis as typeof globalThis & { portalDatabaseSockets?: Sockets };

const sockets = (shared.portalDatabaseSockets ??= {
  open: new Set(),
  closed: false,
  lostAt: -Infinity,
  onLoss: () => undefined,
});

/**
 * The socket of a new connection to the database (`stream` of pg). PostgreSQL itself sees to it that a connection it ends is
 * noticed; one whose machine or network is gone would be waited on for a quarter of an hour.
 */
export function databaseSocket(): Socket {
  const socket = new Socket();
  sockets.open.add(socket);
  socket.once('close', () => sockets.open.delete(socket));
  socket.once('error', noteLoss);
  // Whoever says good-bye first has ended its own half before it hears the other's.
  socket.once('end', () => !socket.writableEnded && noteLoss());
  if (sockets.closed) setImmediate(() => socket.destroy(outOfReach()));
  return socket;
}

function noteLoss(): void {
  sockets.lostAt = performance.now();
  sockets.onLoss();
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

/** Calls this whenever a connection is lost or refused. */
export function onDatabaseLoss(look: () => void): void {
  sockets.onLoss = look;
}

/** Whether the database is known to be out of reach. */
export function databaseOutOfReach(): boolean {
  return sockets.closed;
}

/** Whether it is, or a connection was lost a moment ago: what fails now fails for want of the database. */
export function databaseLost(): boolean {
  return sockets.closed || performance.now() - sockets.lostAt < 5000;
}

function outOfReach(): Error {
  return new Error('The database is out of reach');
}
