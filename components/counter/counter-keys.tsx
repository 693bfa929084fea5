'use client';

import { useEffect, useRef } from 'react';

/** A person needs longer from one key to the next, a scanner far less. */
const scannerPauseMs = 60;
const shortestCode = 12;
const searchBox = 'form[action="/counter/search/save"] input[name="query"]:not([type="hidden"])';

/**
 * Keys of the counter. F2 leads to the search box from anywhere: no sign, so that it hinders nobody who types or
 * dictates (WCAG 2.1.4). And what a scanner types while the focus is in no field is looked for all the same: otherwise
 * its Enter would press whatever has the focus.
 */
export function CounterKeys() {
  const hint = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const scanned = new ScannedText();
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'F2') {
        event.preventDefault();
        goToSearch();
        return;
      }
      if (isTypedInto(event.target)) return;
      if (event.key === 'Enter') {
        const text = scanned.take(event.timeStamp);
        if (text === null) return;
        event.preventDefault();
        search(text);
      } else if (event.key.length === 1) {
        scanned.add(event.key, event.timeStamp);
      }
    };
    addEventListener('keydown', press, true);
    // Told only once it is true, and not where the search box itself says so.
    if (hint.current) hint.current.hidden = document.querySelector(searchBox) !== null;
    return () => {
      removeEventListener('keydown', press, true);
    };
  }, []);
  // A phone has no such key.
  return (
    <p ref={hint} hidden className="text-sm text-ink-soft not-any-pointer-fine:hidden print:hidden">
      Клавиша F2 — к поиску
    </p>
  );
}

/** Posted, as everything that is looked for. */
function search(text: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/counter/search/save';
  form.hidden = true;
  const query = document.createElement('input');
  query.name = 'query';
  query.value = text;
  form.append(query);
  document.body.append(form);
  form.submit();
}

function goToSearch(): void {
  const box = document.querySelector<HTMLInputElement>(searchBox);
  if (box) {
    box.focus();
    box.select();
  } else {
    location.assign('/counter');
  }
}

function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Signs that came one right after another. */
class ScannedText {
  #text = '';
  #last = 0;

  add(sign: string, at: number): void {
    this.#text = at - this.#last <= scannerPauseMs ? this.#text + sign : sign;
    this.#last = at;
  }

  take(at: number): string | null {
    const text = this.#text;
    this.#text = '';
    return text.length >= shortestCode && at - this.#last <= scannerPauseMs ? text : null;
  }
}
