import { createServer } from 'node:net';
import { StartRefusal } from './start-refusal';

/** True when nobody listens on this port of the machine. */
export async function isFree(port: number): Promise<boolean> {
  // A server may hold the port on one of the two loopback addresses or on all.
  for (const host of ['127.0.0.1', undefined]) if (!(await canListen(port, host))) return false;
  return true;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(true)));
  });
}

/** A port nobody listens on, chosen by the system. */
export function freePort(): Promise<number> {
  return new Promise((answer, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') answer(address.port);
        else failed(new Error('Система не дала свободного порта.'));
      });
    });
  });
}

export type NeededPort = { port: number; setting: string; purpose: string };

/** Sees that every port is there for the taking; throws a sentence that names the one that is not. */
export async function requireFreePorts(needed: readonly NeededPort[]): Promise<void> {
  for (const [index, { port, setting, purpose }] of needed.entries()) {
    const rival = needed.slice(0, index).find((earlier) => earlier.port === port);
    if (rival) {
      throw new StartRefusal(`Порт ${port} назначен дважды (${rival.setting} и ${setting}): задайте разные.`);
    }
    if (await isFree(port)) continue;
    throw new StartRefusal(
      `Порт ${port} (${purpose}) занят другой программой: остановите её или задайте другой порт в ${setting}.`,
    );
  }
}
