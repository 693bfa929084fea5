'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * «Показать пароль» for one or several password boxes, by their ids. It needs a script, so without one it is not there;
 * its place is kept only where one will come, and nothing jumps. Hidden again before sending: browsers remember only hidden ones.
 */
export function ShowPassword({ controls }: { controls: readonly string[] }) {
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const ids = controls.join(' ');
  useEffect(() => {
    const boxes = ids.split(' ').flatMap((id) => {
      const box = document.getElementById(id);
      return box instanceof HTMLInputElement ? [box] : [];
    });
    for (const box of boxes) box.type = shown ? 'text' : 'password';
    if (!shown) return undefined;
    const form = boxes[0]?.form;
    const hide = () => {
      for (const box of boxes) box.type = 'password';
    };
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, [ids, shown]);
  return (
    <div className="mt-1 min-h-11 noscript:hidden">
      {scripted && (
        <>
          <button
            type="button"
            aria-controls={ids}
            onClick={() => setShown(!shown)}
            className="link-alone cursor-pointer link"
          >
            {shown ? 'Скрыть пароль' : 'Показать пароль'}
          </button>
          <span role="status" className="sr-only">
            {shown && 'Пароль виден на экране'}
          </span>
        </>
      )}
    </div>
  );
}
