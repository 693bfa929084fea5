import { SMTPServer } from 'smtp-server';
import { readMail, type ReceivedMail } from './read-mail';

type Step = 'MAIL FROM' | 'RCPT TO' | 'DATA';
/** `sender`: where a server would report a failure; `envelopeId`: by which id. */
type Envelope = { sender: string; envelopeId: string | null };
type Refusal = { at: Step; code: number; text: string };

/** A real SMTP server on a fixed port: it can go down, come back, and refuse at any step. */
export class MailServer {
  readonly port: number;
  readonly received: (ReceivedMail & Envelope)[] = [];
  /** Set: every letter is refused at this step. */
  refusal: Refusal | null = null;
  #server: SMTPServer | null = null;
  #holdAfter = Infinity;
  readonly #held: (() => void)[] = [];

  constructor(port: number) {
    this.port = port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      hideDSN: false,
      closeTimeout: 1,
      onMailFrom: (_address, _session, answer) => answer(this.#refusedAt('MAIL FROM')),
      onRcptTo: (_address, _session, answer) => answer(this.#refusedAt('RCPT TO')),
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refused = this.#refusedAt('DATA');
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const { mailFrom, dsn } = session.envelope;
          const sender = mailFrom ? mailFrom.address : '';
          const mail = readMail(Buffer.concat(chunks).toString('latin1'), recipients);
          if (!refused) this.received.push({ ...mail, sender, envelopeId: dsn?.envid ?? null });
          if (this.received.length > this.#holdAfter) this.#held.push(() => answer(refused));
          else answer(refused);
        });
      },
    });
    // A client that breaks off is the client's affair.
    server.on('error', () => undefined);
    this.#server = server;
    return new Promise((ready) => server.listen(this.port, '127.0.0.1', ready));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((closed) => server.close(closed));
  }

  /** After so many letters the next ones are read and the answer is kept back. */
  hold(after = 0): void {
    this.#holdAfter = after;
  }

  get held(): number {
    return this.#held.length;
  }

  release(): void {
    this.#holdAfter = Infinity;
    for (const answer of this.#held.splice(0)) answer();
  }

  #refusedAt(step: Step): Error | null {
    const refusal = this.refusal;
    if (refusal?.at !== step) return null;
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  }
}
