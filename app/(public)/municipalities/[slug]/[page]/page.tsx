import type { Metadata } from 'next';
import { cache } from 'react';
import { missingPage } from '@/app/_server/missing-page';
import { PublicPage } from '@/app/_server/public-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { Prose } from '@/components/ui/prose';
import { formatDate } from '@/lib/domain/dates';
import { findMunicipalText } from '@/lib/institutions/queries';

type Props = { params: Promise<{ slug: string; page: string }> };

const readText = cache(findMunicipalText);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params;
  const text = await readText(slug, page);
  return text ? { title: text.title, description: `${text.municipality.fullName}: ${text.title}` } : {};
}

export default async function MunicipalTextPage({ params }: Props) {
  const { slug, page } = await params;
  const text = (await readText(slug, page)) ?? missingPage();
  return (
    <PublicPage here={`/municipalities/${slug}/${page}`}>
      <Breadcrumbs
        trail={[
          { href: '/institutions', label: 'Учреждения' },
          { href: `/institutions/${slug}`, label: text.municipality.shortName },
        ]}
        current={text.title}
      />
      <PageTitle
        caption={text.municipality.fullName}
        title={text.title}
        lead={`Действует с ${formatDate(text.effectiveFrom)}`}
      />
      <Prose>
        {text.body.split(/\n{2,}/).map((paragraph, position) => (
          <p key={position}>{paragraph}</p>
        ))}
      </Prose>
    </PublicPage>
  );
}
