import { Panel } from '@/components/ui/panel';
import type { OwnChoices } from '@/lib/letters/own-choices';

/** What comes by e-mail in any case, each with the reason. */
export function RequiredTopics({ topics }: { topics: OwnChoices['required'] }) {
  return (
    <Panel tone="quiet" title="Приходят на почту всегда">
      <ul className="flow-tight">
        {topics.map(({ topic, title, hint, why }) => (
          <li key={topic}>
            <p className="font-medium">{title}</p>
            <p className="text-sm text-ink-soft">{hint}</p>
            <p className="text-sm">Отключить нельзя. {why}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
