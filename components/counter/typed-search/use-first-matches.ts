'use client';

import { useEffect, useMemo, useState } from 'react';

/** As the server answers: lib/counter/first-matches. */
export type Match = { id: string; name: string; note: string; href: string | null; words: string };

const address = '/counter/search/suggest';
/** A pause between two words, and longer than the one between two signs of a scanner. */
const pauseMs = 200;
const fewestSigns = 3;

/** `matches` is null until something was asked. What is overtaken by the next key is never shown. */
export function useFirstMatches() {
  const [matches, setMatches] = useState<readonly Match[] | null>(null);
  const asking = useMemo(() => new Asking(setMatches), []);
  useEffect(() => () => asking.stop(), [asking]);
  return { matches, asking };
}

class Asking {
  readonly #show: (matches: readonly Match[] | null) => void;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;

  constructor(show: (matches: readonly Match[] | null) => void) {
    this.#show = show;
  }

  ask(form: HTMLFormElement | null, typed: string): void {
    this.stop();
    if (!form || typed.trim().length < fewestSigns) {
      this.#show(null);
      return;
    }
    this.#pause = setTimeout(() => void this.#fetch(new FormData(form)), pauseMs);
  }

  /** Nothing that is still on its way will be shown. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#request?.abort();
    this.#request = null;
  }

  close(): void {
    this.stop();
    this.#show(null);
  }

  async #fetch(form: FormData): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const words = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    try {
      const response = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams(words),
        signal: request.signal,
      });
      const { matches } = (await response.json()) as { matches?: readonly Match[] };
      if (!request.signal.aborted) this.#show(matches ?? null);
    } catch {
      // Overtaken, or no network: the form itself finds everything all the same.
      if (!request.signal.aborted) this.#show(null);
    }
  }
}
