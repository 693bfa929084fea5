import type { ChildWithStep } from '@/lib/families/situation';
import { LivePage } from './_live-page';

type LiveStepsProps = { version: string; items: readonly ChildWithStep[] };

/** Keeps a page with the steps of several children as it is now, while one of them waits for something. */
export function LiveSteps({ version, items }: LiveStepsProps) {
  return (
    <LivePage
      version={version}
      waits={items.some(({ awaited }) => awaited)}
      state={items.map(({ givenName, step }) => `${givenName} — ${step.state.toLowerCase()}`).join(', ')}
    />
  );
}
