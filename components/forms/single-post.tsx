'use client';

import { useEffect, useRef, useState } from 'react';

/** A server that never answered, or a person who stopped the page: the form may be sent again after this. */
const patienceMs = 10_000;

/** A file comes and the page stays: nothing tells it when, so the form is free again soon. */
const downloadPatienceMs = 4_000;

/**
 * A form is posted once, however often its button is pressed, and says that it is on its way. The server bears
 * double posts as well: this only spares the waiting person the doubt.
 */
export function SinglePost({ download = false }: { download?: boolean }) {
  const place = useRef<HTMLOutputElement>(null);
  const [sending, setSending] = useState(false);

  useEffect(() => {
    let sent = false;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const free = () => {
      clearTimeout(patience);
      sent = false;
      setSending(false);
    };
    const watch = (event: SubmitEvent) => {
      // On the window: a field that holds the form back for a while has had its say by now.
      if (event.target !== place.current?.form || event.defaultPrevented) return;
      // What opens beside the page leaves the form as it is: it may be sent at once.
      if (event.submitter?.getAttribute('formtarget') === '_blank') return;
      if (sent) {
        event.preventDefault();
        return;
      }
      sent = true;
      setSending(true);
      patience = setTimeout(free, download ? downloadPatienceMs : patienceMs);
    };
    addEventListener('submit', watch);
    // «Назад» may bring the page back as it was left.
    addEventListener('pageshow', free);
    return () => {
      clearTimeout(patience);
      removeEventListener('submit', watch);
      removeEventListener('pageshow', free);
    };
  }, [download]);

  return (
    <output ref={place} className="mt-3 block text-ink-soft empty:hidden">
      {sending && (download ? 'Готовим файл, он появится в загрузках браузера…' : 'Подождите, отправляем…')}
    </output>
  );
}
