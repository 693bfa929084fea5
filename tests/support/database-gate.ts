import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What passes: everything; nobody new, and who was in is thrown out; or everybody, but not a word is heard. */
export type GateMode = 'open' | 'shut' | 'silent';

/** A way to the database of these tests that can be closed in either manner in which a database goes missing. */
export class DatabaseGate {
  #mode: GateMode = 'open';
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  readonly #server = createServer((caller) => this.#let(caller));

  constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
  }

  /** The address of the database by way of the gate. */
  async start(port = 0): Promise<string> {
    await new Promise<void>((open) => this.#server.listen(port, '127.0.0.1', open));
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  set mode(mode: GateMode) {
    this.#mode = mode;
    if (mode === 'shut') this.#throwOut();
  }

  stop(): void {
    this.#throwOut();
    this.#server.close();
  }

  #throwOut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #let(caller: Socket): void {
    if (this.#mode === 'shut') {
      caller.destroy();
      return;
    }
    const inside = connect(Number(this.#target.port), this.#target.hostname);
    const close = () => [caller, inside].forEach((half) => half.destroy());
    for (const half of [caller, inside]) {
      this.#sockets.add(half);
      half.on('error', close);
      half.on('close', () => {
        this.#sockets.delete(half);
        close();
      });
    }
    caller.on('data', (said) => this.#mode !== 'silent' && inside.write(said));
    inside.on('data', (said) => this.#mode !== 'silent' && caller.write(said));
  }
}
