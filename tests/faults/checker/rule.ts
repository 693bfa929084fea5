import type { ChainHead } from '@/lib/audit/chain';
import type { Accepted } from '@/tests/load/journal';
import type { RecordedLetter } from '@/tests/load/mailbox';

/** What is known of a round beside what stands in the database of this process and lies in its storage. */
export type Evidence = {
  /** What the portal has said «принято» to. */
  journal: readonly Accepted[];
  mailbox: readonly Pick<RecordedLetter, 'messageId' | 'to'>[];
  /** The head of the chain of the audit at the end of the round before. */
  keptHead: ChainHead | null;
  /** How much of the mailbox had come by the end of the round before. */
  cameBefore: number;
  /** Message-IDs of letters that had come by then though the portal did not know of it. */
  inDoubt: ReadonlySet<string>;
  /** In this round somebody who had a letter in hand may have died, or lost the database, before its outcome was written. */
  mayRepeatLetters: boolean;
};

/** Reads database, storage and mailbox while nobody works; returns a Russian sentence for each thing that is broken. */
export type Rule = (evidence: Evidence) => Promise<string[]>;
