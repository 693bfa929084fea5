'use client';

import type { Match } from './use-first-matches';

type MatchListProps = {
  id: string;
  matches: readonly Match[];
  /** Place of the one the arrows stand on; -1 while they stand in the box. */
  chosen: number;
  onChoose: (match: Match) => void;
};

export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

/** What stands below the search box. The focus stays in the box, as the pattern of a combobox wants it. */
export function MatchList({ id, matches, chosen, onChoose }: MatchListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="Первые совпадения"
      className="absolute inset-x-0 top-full z-10 mt-1 max-h-96 overflow-y-auto rounded-md border-2 border-action bg-surface"
    >
      {matches.map((match, place) => (
        <li
          key={match.id}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === chosen}
          // The press must not take the focus out of the box: losing it closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onChoose(match);
          }}
          className="flex min-h-11 cursor-pointer flex-col justify-center border-b border-line px-3.5 py-2 last:border-b-0 hover:bg-info-soft aria-selected:bg-info-soft aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-action"
        >
          <span className="font-semibold wrap-anywhere">{match.name}</span>
          <span className="text-sm text-ink-soft tabular-nums">{match.note}</span>
        </li>
      ))}
    </ul>
  );
}
