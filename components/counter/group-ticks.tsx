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
  if (kind === 'all') tickRequired(boxes(form, `[name^="seen.${first}."]`), box.checked);
  if (kind === 'column') tickRequired(boxes(form, `[name$=".${first}"][name^="seen."]`), box.checked);
  if (kind !== 'seen') return;
  // Original and copy of one paper exclude each other.
  if (box.checked) clear(boxes(form, `[name="${box.name}"]`).filter((other) => other !== box));
  if (!box.checked || box.value === 'copy') {
    clear(boxes(form, `[name="all.${first}"]`));
    clear(boxes(form, `[name="column.${paper}"]`));
  }
}

function tickRequired(papers: readonly Box[], checked: boolean): void {
  for (const paper of papers) {
    if (paper.dataset.required === 'yes') paper.checked = checked;
    else if (checked && paper.value === 'copy') paper.checked = false;
  }
}

function clear(others: readonly Box[]): void {
  for (const other of others) other.checked = false;
}

function countComplete(form: HTMLFormElement): string {
  const children = boxes(form, '[name^="all."]').map(({ name }) => name.slice('all.'.length));
  const complete = children.filter((id) => {
    const papers = boxes(form, `[name^="seen.${id}."]`);
    const brought = new Set(papers.filter(({ checked }) => checked).map(({ name }) => name));
    return papers.every(({ dataset, name }) => dataset.required !== 'yes' || brought.has(name));
  });
  return `Отмечено всё обязательное: ${complete.length} из ${children.length}`;
}

/** Up and down between the lines of the children. */
function move(form: HTMLFormElement, box: Box, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const [kind = '', , paper = ''] = box.name.split('.');
  if (step === undefined || kind === 'column') return;
  const same = boxes(form, kind === 'all' ? '[name^="all."]' : `[name$=".${paper}"][value="${box.value}"]`);
  const next = same.filter(({ name }) => name.startsWith(`${kind}.`));
  event.preventDefault();
  next[next.indexOf(box) + step]?.focus();
}
