import { useState } from 'react';
import { askFor, outcomeOf } from '@/components/ui/poll';
import { usePolling } from '@/components/ui/use-polling';

/** How far work in the background has come: `stage` changes when the page has something else to show. */
export type Progress = { stage: string; done: number; of: number | null };

const everyMs = 2000;

/**
 * Asks `source` for the state again and again, and loads `here` anew as soon as the stage is another. Where nothing is there any
 * more, or the session has ended, the page stays as it is, with its own way to be loaded anew.
 */
export function useProgress(source: string, here: string, atFirst: Progress): Progress {
  const [progress, setProgress] = useState(atFirst);
  const ask = async () => {
    const answer = await askFor(source);
    const outcome = outcomeOf(answer);
    if (!answer || outcome !== 'same') return outcome;
    const now = (await answer.json()) as Progress;
    if (now.stage !== atFirst.stage) location.assign(here);
    else setProgress(now);
    return outcome;
  };
  usePolling({ ask, pauseMs: () => everyMs, active: true });
  return progress;
}
