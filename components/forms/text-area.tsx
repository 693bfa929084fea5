'use client';

import { useLayoutEffect, useRef, useState, type ComponentProps } from 'react';

/**
 * When React takes a page over, it puts the words a text area came with over those already typed into it, and the cursor to
 * their end. What stood there is looked at before and put right after.
 */
export function TextArea(props: ComponentProps<'textarea'> & { id: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [before] = useState(() => (typeof document === 'undefined' ? null : look(props.id)));
  useLayoutEffect(() => {
    const element = area.current;
    // Drawn by a step from another page it is a new one, and nobody has typed yet.
    if (!element || before?.element !== element) return;
    if (element.value !== before.value) element.value = before.value;
    if (document.activeElement === element) element.setSelectionRange(before.start, before.end);
  }, [before]);
  return <textarea {...props} ref={area} />;
}

function look(id: string) {
  const element = document.getElementById(id);
  if (!(element instanceof HTMLTextAreaElement)) return null;
  const { value, selectionStart, selectionEnd } = element;
  return { element, value, start: selectionStart, end: selectionEnd };
}
