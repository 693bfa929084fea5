/** The portal did not answer («lost»), or answered that it cannot now. A person waits and tries again. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly status: number | 'lost';
  /** How long the portal asks to wait; null where it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number | 'lost', retryAfterSeconds: number | null) {
    super(status === 'lost' ? 'связь прервана' : `ответ ${status}`);
    this.status = status;
    this.retryAfterSeconds = Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : null;
  }

  /** The portal said honestly that it is busy, and for how long. */
  get isPostponed(): boolean {
    return this.status !== 'lost' && this.retryAfterSeconds !== null;
  }
}

/** A form came back with what is wrong in it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
