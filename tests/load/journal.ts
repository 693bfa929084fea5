import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the portal has said «принято» to. */
export type What =
  | { what: 'scan'; scanId: string }
  | { what: 'document' }
  | { what: 'parent told' }
  | { what: 'child told' }
  | { what: 'application'; applicationId: string; email: string }
  | { what: 'confirmed'; applicationId: string; email: string }
  | { what: 'issued'; certificateId: string }
  | { what: 'certificate'; certificateId: string; number: string }
  | { what: 'chosen'; certificateId: string; institutionId: string }
  | { what: 'paper'; certificateId: string; number: string }
  | { what: 'ticked'; certificateId: string }
  | { what: 'activated'; certificateId: string; number: string; operator: string };

/** `at`: milliseconds since 1970, when the answer had been read. */
export type Accepted = { at: number; childId: string } & What;

/** What the portal has promised, on disk before whoever was promised goes on: it is held to every line. */
export class Journal {
  readonly path: string;
  readonly entries: Accepted[] = [];
  readonly #file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#file = openSync(path, 'a');
  }

  note(childId: string, promised: What): void {
    const entry = { at: Date.now(), childId, ...promised };
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    this.entries.push(entry);
  }

  close(): void {
    closeSync(this.#file);
  }
}
