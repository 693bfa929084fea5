/**
 * Where encrypted files lie. Keys are letters, digits and hyphens; a store knows nothing of what is inside, and every
 * failure that is not «there is none» is StorageUnavailable.
 */
export type FileStore = {
  /** When it returns, the bytes will outlive a crash of this process. */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Null when there is none. */
  get: (key: string) => Promise<Buffer | null>;
  /** The first `length` bytes; null when there is none. */
  head: (key: string, length: number) => Promise<Buffer | null>;
  /** Whoever reads meanwhile gets the old bytes or the new ones. */
  replace: (key: string, bytes: Uint8Array) => Promise<void>;
  /** One that is not there is no error. */
  remove: (key: string) => Promise<void>;
  /** Keys last written before `instant`. */
  list: (before: Date) => AsyncGenerator<string>;
};

/** The store does not answer, is full or refuses. Its message names neither key nor place: it reaches the log. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';

  constructor(cause: unknown) {
    super('The storage of files is not available', { cause });
  }
}
