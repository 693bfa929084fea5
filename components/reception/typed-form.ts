/** What stands in the form now, as the browser would send it. */
export function typedBody(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body;
}

/** Calls `work` once the person has paused for so long; the returned function forgets what was waiting. */
export function afterPause(work: () => void, pauseMs: number) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, pauseMs);
  };
  return { start, stop: () => clearTimeout(waiting) };
}
