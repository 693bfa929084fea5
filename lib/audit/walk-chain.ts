import type { SealableEntry } from '@/lib/domain/audit-canonical';
import { chainStart, linkHash } from './chain';

/** A row of the seals together with the entry it names; null when that entry is no longer there. */
export type ChainLink = { position: bigint; entryId: bigint; hash: string; entry: SealableEntry | null };

/** What is wrong at a place of the audit. */
export type AuditFault =
  | {
      kind: 'entry_changed' | 'seal_changed' | 'link_broken' | 'entry_deleted';
      position: bigint;
      entryId: bigint;
    }
  | { kind: 'seals_deleted'; from: bigint; to: bigint }
  | { kind: 'seal_lost' | 'unsealed_entry_deleted'; entryId: bigint };

/** A link whose hash did not come out. What the next link rests on tells whether its seal or its entry was touched. */
type Suspect = { link: ChainLink; computed: string; afterSound: boolean };

/** Walks the chain from its first link; every link is held against the one before. */
export class ChainWalk {
  #position = chainStart.position;
  /** The hash of the last link; null when it is missing, so that the next cannot be held against it. */
  #hash: string | null = chainStart.hash;
  #suspect: Suspect | null = null;

  /** Takes the next link in order of positions; returns what this brought to light. */
  next(link: ChainLink): AuditFault[] {
    const faults = [...this.#gapBefore(link), ...this.#check(link)];
    this.#position = link.position;
    this.#hash = link.hash;
    return faults;
  }

  /** After the last link. */
  end(): AuditFault[] {
    return this.#clear('link_broken');
  }

  #gapBefore({ position }: ChainLink): AuditFault[] {
    const expected = this.#position + 1n;
    if (position === expected) return [];
    const faults = this.end();
    this.#hash = null;
    return [...faults, { kind: 'seals_deleted', from: expected, to: position - 1n }];
  }

  #check(link: ChainLink): AuditFault[] {
    if (!link.entry) return [...this.end(), fault('entry_deleted', link)];
    if (this.#hash === null) return [];
    const computed = linkHash(this.#hash, link.entry);
    if (computed === link.hash) return this.#clear('entry_changed');
    const before = this.#suspect;
    if (before && linkHash(before.computed, link.entry) === link.hash) return this.#clear('seal_changed');
    const faults = this.end();
    this.#suspect = { link, computed, afterSound: before === null };
    return faults;
  }

  /** After a broken link nothing more exact than «broken» can be said of the next one. */
  #clear(kind: 'entry_changed' | 'seal_changed' | 'link_broken'): AuditFault[] {
    const suspect = this.#suspect;
    this.#suspect = null;
    return suspect ? [fault(suspect.afterSound ? kind : 'link_broken', suspect.link)] : [];
  }
}

function fault(
  kind: 'entry_changed' | 'seal_changed' | 'link_broken' | 'entry_deleted',
  { position, entryId }: ChainLink,
): AuditFault {
  return { kind, position, entryId };
}
