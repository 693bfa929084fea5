import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { environment } from './environment';
import { utcSessions } from './utc-sessions';

export type Answer = { answers: true } | { answers: false; reason: string; silent: boolean };

const patience = 1500;

const yes: Answer = { answers: true };
const silence: Answer = { answers: false, reason: 'timeout', silent: true };

/** Asks the database whether it is there, on a connection of its own: neither a full pool nor a slow query deceives it. */
export class DatabaseProbe {
  #open: { client: Promise<Client>; socket: Socket } | null = null;

  /** Answers within seconds, whatever happens. A connection that was closed is no refusal: only a new one that fails is. */
  async ask(): Promise<Answer> {
    const fresh = this.#open === null;
    const answer = await this.#askOnce();
    if (answer.answers) return answer;
    this.close();
    return fresh || answer.silent ? answer : this.#askOnce();
  }

  close(): void {
    this.#open?.socket.destroy();
    this.#open = null;
  }

  async #askOnce(): Promise<Answer> {
    const begun = performance.now();
    const { client } = (this.#open ??= connect());
    const said = client.then(async (there) => there.query('select 1')).then(() => yes, refusalOf);
    const answer = await Promise.race([said, pause(patience, silence, { ref: false })]);
    // A timer that comes late itself: this process had no time, which says nothing of the database.
    const late = performance.now() - begun > patience * 1.5;
    return answer === silence && late ? yes : answer;
  }
}

function connect() {
  const socket = new Socket();
  const client = new Client({
    connectionString: utcSessions(environment().DATABASE_URL),
    application_name: 'portal-watch',
    stream: () => socket,
  });
  // What became of the connection the next question tells.
  client.on('error', () => undefined);
  return { client: client.connect().then(() => client), socket };
}

/** «Too many connections» is said by a database that works. */
function refusalOf(error: unknown): Answer {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'closed';
  return reason.startsWith('53') ? yes : { answers: false, reason, silent: false };
}
