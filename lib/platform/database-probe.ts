import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { bytesFromDatabase } from './database-sockets';
import { environment } from './environment';
import { utcSessions } from './utc-sessions';

export type Answer =
  /** `at`: what the clock of the database says; null from one that let nobody new in. */
  | { is: 'there'; at: Date | null }
  /** No answer, but nothing that speaks against the database either. */
  | { is: 'unknown' }
  | { is: 'away'; reason: string; silent: boolean };

/**
 * Milliseconds. A new connection is the first thing to be slow when a machine has little time: while all goes on, if
 * slowly, it must not be taken for the end.
 */
const patience = { known: 1500, fresh: 5000 };

/** A timer that comes later than this: the process had no time itself. */
const overrun = 750;

const silence: Answer = { is: 'away', reason: 'timeout', silent: true };

/** Asks the database whether it is there, on a connection of its own: neither a full pool nor a slow query deceives it. */
export class DatabaseProbe {
  readonly #patience: typeof patience;
  #open: { client: Promise<Client>; socket: Socket } | null = null;
  #stopped = false;

  constructor(milliseconds = patience) {
    this.#patience = milliseconds;
  }

  /** Answers within seconds, whatever happens. That a known connection is closed or silent is believed when a new one is, too. */
  async ask(): Promise<Answer> {
    const known = this.#open !== null;
    const answer = await this.#askOnce(known ? this.#patience.known : this.#patience.fresh);
    if (answer.is !== 'away' || this.#stopped) return answer;
    this.#close();
    return known ? this.#askOnce(this.#patience.fresh) : answer;
  }

  stop(): void {
    this.#stopped = true;
    this.#close();
  }

  #close(): void {
    this.#open?.socket.destroy();
    this.#open = null;
  }

  async #askOnce(milliseconds: number): Promise<Answer> {
    const [begun, heard] = [performance.now(), bytesFromDatabase()];
    const { client } = (this.#open ??= connect());
    const said = client.then(readState).catch(refusalOf);
    const answer = await Promise.race([said, pause(milliseconds, silence, { ref: false })]);
    if (answer !== silence) return answer;
    // Who still sends to others is not silent.
    const isHeard = bytesFromDatabase() > heard;
    return isHeard || performance.now() - begun > milliseconds + overrun ? { is: 'unknown' } : answer;
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

/** A copy of the database that only repeats another one answers, too; with it every form would fail. */
async function readState(client: Client): Promise<Answer> {
  const { rows } = await client.query<{ readOnly: boolean; at: Date }>(
    `select current_setting('transaction_read_only')::boolean as "readOnly", now() as at`,
  );
  const [row] = rows;
  return row?.readOnly
    ? { is: 'away', reason: 'read_only', silent: false }
    : { is: 'there', at: row?.at ?? null };
}

/** «Too many connections» is said by a database that works. */
function refusalOf(error: unknown): Answer {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'closed';
  return reason.startsWith('53') ? { is: 'there', at: null } : { is: 'away', reason, silent: false };
}
