import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';

/** What a change brings about for the family, before the button that does it. */
export function Consequences({ lines }: { lines: readonly string[] }) {
  return (
    <Panel title="Что это значит для семьи">
      <Prose>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Prose>
    </Panel>
  );
}
