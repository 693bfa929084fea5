import type { Support } from '@/components/public/public-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';

/** Whom to call and when. */
export function SupportContacts({ support }: { support: Support | null }) {
  const { phone, email, hours } = support ?? {};
  if (!phone && !email && !hours) {
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
          ...(phone ? [{ term: 'Телефон', value: <PhoneLink phone={phone} large /> }] : []),
          ...(email ? [{ term: 'Электронная почта', value: <EmailLink email={email} /> }] : []),
          ...(hours ? [{ term: 'Часы работы', value: hours }] : []),
        ]}
      />
    </Panel>
  );
}

function EmailLink({ email }: { email: string }) {
  return (
    <TextLink href={`mailto:${email}`} standalone>
      {email}
    </TextLink>
  );
}
