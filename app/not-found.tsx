import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Страница не найдена' };

export default function NotFound() {
  return (
    <PublicPage here="">
      <PageTitle
        title="Страница не найдена"
        lead="Такой страницы или записи нет. Возможно, в адресе опечатка или ссылка устарела."
      />
      <ButtonLink href="/">На главную страницу</ButtonLink>
    </PublicPage>
  );
}
