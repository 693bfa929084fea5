'use client';

import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { controlLook, type ControlWiring } from '@/components/forms/field';
import { MatchList, optionId } from './match-list';
import { useFirstMatches, type Match } from './use-first-matches';

type TypedSearchProps = { wiring: ControlWiring; value: string; focused: boolean };

const nothingChanges = () => () => undefined;

/**
 * The search box of the counter. Where scripts run, the first matches stand below while one types (a combobox: arrows
 * choose, Enter opens, Esc closes); Enter without a choice sends the form, as a scanner does and as without scripts.
 */
export function TypedSearch({ wiring, value, focused }: TypedSearchProps) {
  const live = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const input = useRef<HTMLInputElement>(null);
  const { matches, asking } = useFirstMatches();
  const [chosen, setChosen] = useState(-1);
  const open = matches !== null && matches.length > 0;
  const listId = `${wiring.id}-matches`;

  useEffect(() => {
    const box = input.current;
    if (!box || document.activeElement !== box) return;
    // What was typed before the page awoke is gone on with; the next scan takes the place of what was looked for before.
    if (box.value === box.defaultValue) box.select();
    else asking.ask(box.form, box.value);
  }, [asking]);

  const close = () => {
    setChosen(-1);
    asking.close();
  };
  const type = () => {
    setChosen(-1);
    asking.ask(input.current?.form ?? null, input.current?.value ?? '');
  };
  const lead = ({ href, words }: Match) => {
    close();
    if (href !== null) {
      location.assign(href);
    } else if (input.current) {
      input.current.value = words;
      input.current.form?.requestSubmit();
    }
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const match = matches?.[chosen];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') {
      if (open && match) {
        event.preventDefault();
        lead(match);
      } else {
        close();
      }
    } else if (open && move !== undefined) {
      event.preventDefault();
      // The box itself is one of the places: past the last match stands what was typed.
      const places = matches.length + 1;
      setChosen(((chosen + 1 + move + places) % places) - 1);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  };
  const combobox = live
    ? {
        role: 'combobox',
        'aria-autocomplete': 'list' as const,
        'aria-expanded': open,
        'aria-controls': open ? listId : undefined,
        'aria-activedescendant': open && chosen >= 0 ? optionId(listId, chosen) : undefined,
        'aria-keyshortcuts': 'F2',
        onInput: type,
        onKeyDown: press,
        onBlur: close,
      }
    : {};

  return (
    <div className="relative">
      <input
        {...wiring}
        {...combobox}
        ref={input}
        type="text"
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={focused}
        className={controlLook}
      />
      {open && <MatchList id={listId} matches={matches} chosen={chosen} onChoose={lead} />}
      <p role="status" className="sr-only">
        {matches !== null && spoken(matches.length)}
      </p>
    </div>
  );
}

function spoken(count: number): string {
  if (count === 0) return 'Совпадений пока нет.';
  return `Совпадений: ${count}. Выберите стрелками вверх и вниз, Enter откроет запись.`;
}
