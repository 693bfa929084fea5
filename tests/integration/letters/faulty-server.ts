import { createServer, type Server, type Socket } from 'node:net';

/** How the server fails; it does so with every letter until told otherwise. */
export type Fault =
  | 'closes_at_greeting'
  | 'too_busy'
  | 'says_nothing'
  | 'talks_for_ever'
  | 'says_nothing_after_data'
  | 'dies_amid_data'
  | 'dies_before_answer';

/** A mail server made of a bare socket: it can break off where a well-behaved one never would. */
export class FaultyServer {
  readonly port: number;
  fault: Fault | null = null;
  /** Whole letters, whether or not they were answered. */
  readonly received: string[] = [];
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();

  constructor(port: number) {
    this.port = port;
  }

  start(): Promise<void> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    return new Promise((ready) => server.listen(this.port, '127.0.0.1', ready));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const server = this.#server;
    if (server) await new Promise((closed) => server.close(closed));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    if (!this.#greet(socket)) return;
    let text = '';
    let inData = false;
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (inData && this.fault === 'dies_amid_data') {
        socket.destroy();
        return;
      }
      const end = inData ? '\r\n.\r\n' : '\r\n';
      for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end)) {
        const said = text.slice(0, at);
        text = text.slice(at + end.length);
        inData = inData ? this.#take(socket, said) : answer(socket, said);
        if (inData) break;
      }
    });
  }

  /** False: that was all. */
  #greet(socket: Socket): boolean {
    if (this.fault === 'closes_at_greeting') socket.destroy();
    else if (this.fault === 'too_busy') socket.end('421 4.3.2 busy\r\n');
    else if (this.fault === 'talks_for_ever') {
      const talk = setInterval(() => socket.write('220-wait\r\n'), 100);
      socket.on('close', () => clearInterval(talk));
    } else if (this.fault !== 'says_nothing') {
      socket.write('220 mail.test ESMTP\r\n');
      return true;
    }
    return false;
  }

  #take(socket: Socket, letter: string): false {
    this.received.push(letter);
    if (this.fault === 'dies_before_answer') socket.destroy();
    else if (this.fault !== 'says_nothing_after_data') socket.write('250 2.0.0 taken\r\n');
    return false;
  }
}

/** Answers a command; true: the letter follows. */
function answer(socket: Socket, command: string): boolean {
  const verb = command.slice(0, 4).toUpperCase();
  if (verb === 'QUIT') socket.end('221 2.0.0 bye\r\n');
  else socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 2.0.0 ok\r\n');
  return verb === 'DATA';
}
