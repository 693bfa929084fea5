import type { Support } from '@/components/public/public-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';

/** Whom to call and when. */
export function SupportContacts({ support }: { support: Support | null }) {
  if (support === null) {
    return (
      <EmptyState title="Контакты ещё не внесены">
        <p>
          Обратитесь в учреждение из <TextLink href="/institutions">списка</TextLink>.
        </p>
      </EmptyState>
    );
  }
  return (
    <Panel>
      <FactList
        items={[
          { term: 'Телефон', value: <PhoneLink phone={support.phone} large /> },
          {
            term: 'Электронная почта',
            value: (
              <TextLink href={`mailto:${support.email}`} standalone>
                {support.email}
              </TextLink>
            ),
          },
          { term: 'Часы работы', value: support.hours },
        ]}
      />
    </Panel>
  );
}
