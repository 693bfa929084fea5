'use client';

import { useEffect, useRef, useState } from 'react';

type Box = HTMLInputElement;

/**
 * What the boxes «всё» stand for is shown at once, and how many children are complete is counted; up and down lead to the
 * same paper of the next child. Without it the server understands the same boxes.
 */
export function GroupTicks() {
  const place = useRef<HTMLOutputElement>(null);
  const [words, setWords] = useState('');

  useEffect(() => {
    const form = place.current?.form;
    if (!form) return;
    const ticked = (event: Event) => {
      if (event.target instanceof HTMLInputElement) follow(form, event.target);
      setWords(countComplete(form));
    };
    const moved = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) move(form, event.target, event);
    };
    // Ticked before the page awoke, or brought back by «Назад».
    const early = boxes(form, '')
      .filter(({ checked, defaultChecked }) => checked !== defaultChecked)
      .map((box) => ({ box, checked: box.checked }));
    // What stands for others stands before them, so each of those has the last word, as it has on the server.
    for (const { box, checked } of early) {
      box.checked = checked;
      follow(form, box);
    }
    if (early.length > 0) setWords(countComplete(form));
    form.addEventListener('change', ticked);
    form.addEventListener('keydown', moved);
    return () => {
      form.removeEventListener('change', ticked);
      form.removeEventListener('keydown', moved);
    };
  }, []);

  return (
    <output ref={place} className="block font-medium empty:hidden">
      {words}
    </output>
  );
}

function boxes(form: HTMLFormElement, selector: string): Box[] {
  return [...form.querySelectorAll<Box>(`input[type=checkbox]${selector}`)];
}

/** A box that stands for others changes them; one of them that is cleared clears what stood for it. */
function follow(form: HTMLFormElement, box: Box): void {
  const [kind = '', first = '', paper = ''] = box.name.split('.');
  if (kind === 'all') standFor(form, box, (of) => `[name^="${of}.${first}."]`);
  if (kind === 'column') standFor(form, box, (of) => `[name^="${of}."][name$=".${first}"]`);
  // The others would tell the server of papers that have just been cleared.
  if (kind === 'all' && !box.checked) clear(boxes(form, '[name^="column."]'));
  if (kind === 'column' && !box.checked) clear(boxes(form, '[name^="all."]'));
  if (kind !== 'seen' && kind !== 'copy') return;
  // Original and copy of one paper exclude each other.
  if (box.checked) clear(boxes(form, `[name="${kind === 'seen' ? 'copy' : 'seen'}.${first}.${paper}"]`));
  if (!box.checked || kind === 'copy') {
    clear(boxes(form, `[name="all.${first}"]`));
    clear(boxes(form, `[name="column.${paper}"]`));
  }
}

type Papers = (of: 'seen' | 'copy') => string;

/** «Всё» is the originals of what the family has to bring. */
function standFor(form: HTMLFormElement, { checked }: Box, papers: Papers): void {
  for (const original of boxes(form, papers('seen'))) {
    if (original.dataset.required === 'yes') original.checked = checked;
  }
  if (checked) clear(boxes(form, papers('copy')));
}

function clear(others: readonly Box[]): void {
  for (const other of others) other.checked = false;
}

function countComplete(form: HTMLFormElement): string {
  const children = boxes(form, '[name^="all."]').map(({ name }) => name.slice('all.'.length));
  const brought = new Set(boxes(form, ':checked').map(({ name }) => name));
  const complete = children.filter((id) =>
    boxes(form, `[name^="seen.${id}."][data-required]`).every(
      ({ name }) => brought.has(name) || brought.has(name.replace('seen.', 'copy.')),
    ),
  );
  return `Отмечено всё обязательное: ${complete.length} из ${children.length}`;
}

/** Up and down between the lines of the children. */
function move(form: HTMLFormElement, box: Box, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const [kind = '', , paper = ''] = box.name.split('.');
  if (step === undefined || kind === 'column') return;
  const line = boxes(form, kind === 'all' ? '[name^="all."]' : `[name^="${kind}."][name$=".${paper}"]`);
  event.preventDefault();
  line[line.indexOf(box) + step]?.focus();
}
