import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '@/lib/local/ports';

/**
 * How a closed gate answers: connections are refused and cut, or let in and cut at once, or nothing comes through and nobody
 * is told.
 */
export type Closed = 'refusing' | 'turning away' | 'silent';

/** A way to a server on this machine that can be closed and opened again, as a network between two machines can be. */
export class Gate {
  readonly port: number;
  /** Connections that came, let through or not. */
  arrived = 0;
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  /** Came while the gate was silent: they hear nothing until it opens. */
  readonly #waiting = new Set<Socket>();
  #server: Server | null = null;
  #closed: Closed | null = null;

  private constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
  }

  static async to(target: number): Promise<Gate> {
    const gate = new Gate(await freePort(), target);
    await gate.#listen();
    return gate;
  }

  /** The address of a server on this machine by way of the gate. */
  urlTo(server: string): string {
    return Object.assign(new URL(server), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  async close(how: Closed): Promise<void> {
    this.#closed = how;
    if (how === 'silent') {
      for (const pair of this.#pairs) for (const socket of pair) socket.pause();
      return;
    }
    if (how === 'refusing') await this.#stopListening();
    else this.#cutAll();
  }

  async open(): Promise<void> {
    const was = this.#closed;
    this.#closed = null;
    if (was === 'refusing') await this.#listen();
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
    for (const socket of this.#waiting) this.#join(socket);
    this.#waiting.clear();
  }

  /** For good. */
  async stop(): Promise<void> {
    if (this.#server) await this.#stopListening();
  }

  #listen(): Promise<void> {
    const server = createServer((socket) => {
      this.arrived += 1;
      if (this.#closed === 'turning away') {
        socket.resetAndDestroy();
        return;
      }
      if (this.#closed !== 'silent') {
        this.#join(socket);
        return;
      }
      this.#waiting.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#waiting.delete(socket));
    });
    this.#server = server;
    return new Promise((ready, failed) => {
      server.once('error', failed);
      server.listen(this.port, '127.0.0.1', ready);
    });
  }

  async #stopListening(): Promise<void> {
    const closed = new Promise((settle) => this.#server?.close(settle));
    this.#cutAll();
    await closed;
    this.#server = null;
  }

  #cutAll(): void {
    for (const [client, target] of this.#pairs) {
      client.resetAndDestroy();
      target.destroy();
    }
    for (const socket of this.#waiting) socket.destroy();
  }

  #join(client: Socket): void {
    if (client.destroyed) return;
    const target = connect(this.#target, '127.0.0.1');
    const pair = [client, target] as const;
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      client.destroy();
      target.destroy();
    };
    for (const socket of pair) socket.once('error', end).once('close', end).setNoDelay(true);
    client.pipe(target);
    target.pipe(client);
  }
}
