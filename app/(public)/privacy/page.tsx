import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { DataOperators } from '@/components/public/data-operators';
import { PrivacyText } from '@/components/public/privacy-text';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { listDataOperators } from '@/lib/institutions/municipalities';
import { loadTerms } from '@/lib/personal-data/retention/terms';

export const metadata: Metadata = {
  title: 'Персональные данные',
  description:
    'Как портал сертификатов дополнительного образования использует персональные данные: зачем, кто их видит, что зашифровано, сколько хранятся и как отозвать согласие.',
};

export default async function PrivacyPage() {
  const [terms, operators] = await Promise.all([loadTerms(), listDataOperators()]);
  return (
    <PublicPage here="/privacy">
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current="Персональные данные" />
      <PageTitle
        title="Персональные данные"
        lead="Какие сведения о Вас и ребёнке хранит портал, зачем, кто их видит, как их получить, исправить и отозвать согласие."
      />
      <PrivacyText terms={terms} />
      <DataOperators operators={operators} />
    </PublicPage>
  );
}
