import { useState } from 'react';
import { usePolling } from '@/components/ui/use-polling';

/** How far work in the background has come: `stage` changes when the page has something else to show. */
export type Progress = { stage: string; done: number; of: number | null };

const everyMs = 2000;

/** Asks `source` for the state again and again, and loads `here` anew as soon as the stage is another. */
export function useProgress(source: string, here: string, atFirst: Progress): Progress {
  const [progress, setProgress] = useState(atFirst);
  const ask = async () => {
    const answer = await fetch(source, { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return true;
    const now = (await answer.json()) as Progress;
    if (now.stage !== atFirst.stage) location.assign(here);
    else setProgress(now);
    return true;
  };
  usePolling({ ask, pauseMs: () => everyMs, active: true });
  return progress;
}
