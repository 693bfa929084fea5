import { AccessibilityText } from '@/components/public/accessibility-text';
import { PublicFrame } from '@/components/public/public-frame';
import { SupportContacts } from '@/components/public/support-contacts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';

export const dynamic = 'force-static';

const support = { phone: '+7 384 000-00-00', email: 'help@portal.test', hours: 'пн–пт 9:00–18:00' };

/** «Доступность» of the portal, drawn when it is built. */
export default function Page() {
  return (
    <PublicFrame here="/accessibility" support={support} cabinet={null}>
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current="Доступность" />
      <PageTitle title="Доступность" />
      <AccessibilityText />
      <SupportContacts support={support} />
    </PublicFrame>
  );
}
