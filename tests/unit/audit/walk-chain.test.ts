import { describe, expect, test } from 'vitest';
import type { SealableEntry } from '@/lib/domain/audit-canonical';
import { chainStart, linkHash } from '@/lib/audit/chain';
import { ChainWalk, type AuditFault, type ChainLink } from '@/lib/audit/walk-chain';

function entryOf(id: number): SealableEntry {
  return {
    id: String(id),
    at: '1795000000000000',
    event: 'signed_in',
    accountId: null,
    role: null,
    institutionId: null,
    subjectKind: 'account',
    subjectId: 'one',
    childId: null,
    details: '{}',
  };
}

/** A whole chain; entry ids are ten times the position. */
function chainOf(length: number): ChainLink[] {
  let hash = chainStart.hash;
  return Array.from({ length }, (_, index) => {
    const entry = entryOf((index + 1) * 10);
    hash = linkHash(hash, entry);
    return { position: BigInt(index + 1), entryId: BigInt(entry.id), hash, entry };
  });
}

function walk(links: readonly ChainLink[]): AuditFault[] {
  const chain = new ChainWalk();
  return [...links.flatMap((link) => chain.next(link)), ...chain.end()];
}

/** The chain with the link at a position made other. */
function altered(position: number, alter: (link: ChainLink) => Partial<ChainLink>): ChainLink[] {
  return chainOf(6).map((link) => (link.position === BigInt(position) ? { ...link, ...alter(link) } : link));
}

const edited = (link: ChainLink) => ({ entry: { ...entryOf(Number(link.entryId)), event: 'signed_out' } });
const forged = () => ({ hash: 'f'.repeat(64) });

test.each([0, 1, 6])('a whole chain of %i links has no fault', (length) => {
  expect(walk(chainOf(length))).toEqual([]);
});

describe('an edited entry', () => {
  test.each([1, 3, 5])('is named, and nothing else, at position %i', (position) => {
    expect(walk(altered(position, edited))).toEqual([
      { kind: 'entry_changed', position: BigInt(position), entryId: BigInt(position * 10) },
    ]);
  });

  test('at the end of the chain cannot be told from an edited seal', () => {
    const fault = { kind: 'link_broken', position: 6n, entryId: 60n };
    expect(walk(altered(6, edited))).toEqual([fault]);
    expect(walk(altered(6, forged))).toEqual([fault]);
  });

  test('beside another one: both are named', () => {
    const links = altered(3, edited).map((link) =>
      link.position === 4n ? { ...link, ...edited(link) } : link,
    );
    expect(walk(links)).toEqual([
      { kind: 'link_broken', position: 3n, entryId: 30n },
      { kind: 'link_broken', position: 4n, entryId: 40n },
    ]);
  });
});

test.each([1, 3, 5])('an edited seal at position %i is named, and the entry after it is not', (position) => {
  expect(walk(altered(position, forged))).toEqual([
    { kind: 'seal_changed', position: BigInt(position), entryId: BigInt(position * 10) },
  ]);
});

test.each([1, 3, 6])('a deleted entry at position %i is named', (position) => {
  expect(walk(altered(position, () => ({ entry: null })))).toEqual([
    { kind: 'entry_deleted', position: BigInt(position), entryId: BigInt(position * 10) },
  ]);
});

test('missing links are named as one gap, and the walk goes on behind it', () => {
  const links = altered(6, edited).filter(({ position }) => position !== 2n && position !== 3n);
  expect(walk(links)).toEqual([
    { kind: 'seals_deleted', from: 2n, to: 3n },
    { kind: 'link_broken', position: 6n, entryId: 60n },
  ]);
});

test('links that changed places are named', () => {
  const links = chainOf(6);
  const [, , third, fourth] = links;
  if (!third || !fourth) throw new Error('The chain is too short');
  const swapped = links.with(2, { ...fourth, position: 3n }).with(3, { ...third, position: 4n });
  expect(walk(swapped)).toEqual([
    { kind: 'link_broken', position: 3n, entryId: 40n },
    { kind: 'link_broken', position: 4n, entryId: 30n },
    { kind: 'link_broken', position: 5n, entryId: 50n },
  ]);
});

test('the entry of another is no entry of this seal', () => {
  expect(walk(altered(4, () => ({ entry: entryOf(20) })))).toEqual([
    { kind: 'entry_changed', position: 4n, entryId: 40n },
  ]);
});
