import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { readMail } from '@/tests/integration/letters/read-mail';

/** What is kept of a letter: when it came, which one it is, for whom, and where it leads. */
export type RecordedLetter = {
  at: number;
  messageId: string;
  to: string;
  subject: string;
  links: string[];
  /** The server was slow to take it. */
  slowly: boolean;
};

export type Mood = 'fine' | 'slow' | 'refusing';

/** How long a slow server thinks about a letter. */
const slowMilliseconds = 5_000;

/**
 * The mailboxes of all families behind a real SMTP server, which can be slow, refuse and be closed for a while. A letter
 * is on disk before the server says that it has it.
 */
export class Mailbox {
  readonly port: number;
  readonly path: string;
  readonly letters: RecordedLetter[] = [];
  mood: Mood = 'fine';
  #server: SMTPServer | null = null;
  readonly #linksTo = new Map<string, string[]>();
  readonly #waiting = new Map<string, () => void>();

  /** @param path of the file that gets a line of JSON for each letter */
  constructor(port: number, path: string) {
    this.port = port;
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      hideDSN: false,
      closeTimeout: 1,
      disableReverseLookup: true,
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.#answer(Buffer.concat(chunks), to, answer);
        });
      },
    });
    // A client that breaks off is the client's affair.
    server.on('error', () => undefined);
    this.#server = server;
    return new Promise((ready) => server.listen(this.port, '127.0.0.1', ready));
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((closed) => server.close(closed));
  }

  /** The link of the latest letter to this address whose path begins so, as soon as there is one. */
  async linkTo(address: string, path: string, signal?: AbortSignal): Promise<string> {
    for (;;) {
      const links = this.#linksTo.get(address) ?? [];
      const link = links.findLast((url) => new URL(url).pathname.startsWith(path));
      if (link) return link;
      await this.#nextTo(address, signal);
    }
  }

  #nextTo(address: string, signal?: AbortSignal): Promise<void> {
    return new Promise((came, failed) => {
      const stop = () => failed(signal?.reason as Error);
      if (signal?.aborted) {
        stop();
        return;
      }
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.set(address, () => {
        signal?.removeEventListener('abort', stop);
        came();
      });
    });
  }

  #answer(message: Buffer, recipients: string[], answer: (error?: Error | null) => void): void {
    if (this.mood === 'refusing') {
      answer(Object.assign(new Error('Try again later'), { responseCode: 451 }));
      return;
    }
    const slowly = this.mood === 'slow';
    const take = () => {
      this.#keep(message, recipients, slowly);
      answer();
    };
    if (slowly) setTimeout(take, slowMilliseconds);
    else take();
  }

  #keep(message: Buffer, recipients: string[], slowly: boolean): void {
    const mail = readMail(message.toString('latin1'), recipients);
    const links = (mail.parts.get('text/plain') ?? '').match(/https?:\/\/\S+/g) ?? [];
    const messageId = mail.headers.get('message-id')?.[0] ?? '';
    for (const to of recipients) {
      const letter = { at: Date.now(), messageId, to, subject: mail.subject, links, slowly };
      appendFileSync(this.path, `${JSON.stringify(letter)}\n`);
      this.letters.push(letter);
      this.#linksTo.set(to, [...(this.#linksTo.get(to) ?? []), ...links]);
      this.#waiting.get(to)?.();
      this.#waiting.delete(to);
    }
  }
}
