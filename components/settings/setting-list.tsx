import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { settingSections } from '@/lib/domain/settings';
import type { SettingLine } from '@/lib/settings/queries';
import { settingFacts } from './setting-facts';

/** Every section with what holds on the chosen day, and what waits for its own. */
export function SettingList({ here, lines }: { here: string; lines: readonly SettingLine[] }) {
  return lines.map(({ section, on, planned }) => (
    <Panel key={section} title={settingSections[section].title}>
      {on ? <FactList items={settingFacts(on)} /> : <p>Своих нет: семьи обращаются в поддержку региона.</p>}
      {planned && (
        <p className="text-attention">
          С {formatDate(planned.from)} начнёт действовать другое.{' '}
          {settingFacts(planned)
            .map(({ term, value }) => `${term} — ${value}`)
            .join('. ')}
          .
        </p>
      )}
      <TextLink href={`${here}/${section}`} standalone>
        Изменить и посмотреть прежние
        <span className="sr-only">: {settingSections[section].title}</span>
      </TextLink>
    </Panel>
  ));
}
