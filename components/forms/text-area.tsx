'use client';

import { useLayoutEffect, useState, type ComponentProps } from 'react';

/**
 * When React takes a page over, it writes the words a text area came with over those typed meanwhile, and puts the cursor to
 * their end. It does so some time before the page is its own: until then the element takes its words from the person only.
 */
export function TextArea(props: ComponentProps<'textarea'> & { id: string }) {
  const [drawnByServer] = useState(() => (typeof document === 'undefined' ? null : closeToScripts(props.id)));
  useLayoutEffect(() => {
    if (drawnByServer) openToScripts(drawnByServer);
  }, [drawnByServer]);
  return <textarea {...props} />;
}

const written = ['value', 'defaultValue'] as const;

function closeToScripts(id: string): HTMLTextAreaElement | null {
  const element = document.getElementById(id);
  if (!(element instanceof HTMLTextAreaElement)) return null;
  for (const name of written) {
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name);
    Object.defineProperty(element, name, { ...own, set: () => undefined });
  }
  return element;
}

function openToScripts(element: HTMLTextAreaElement): void {
  for (const name of written) Reflect.deleteProperty(element, name);
}
