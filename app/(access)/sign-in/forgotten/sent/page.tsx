import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { WithoutEmail } from '@/components/account/without-email';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { recoveryLinkMinutes } from '@/lib/domain/recovery-link';

const title = 'Проверьте почту';

export const metadata: Metadata = { title, robots: 'noindex' };

export default function SentPage() {
  return (
    <PublicPage here="/sign-in/forgotten">
      <PageTitle
        title={title}
        lead="Если логин и адрес верны и почта подтверждена, письмо со ссылкой придёт через несколько минут."
      />
      <p className="max-w-measure">
        Ссылка действует {recoveryLinkMinutes}&nbsp;минут и срабатывает один раз. Письма нет — посмотрите в
        папке «Спам», проверьте логин и адрес и отправьте ещё раз.
      </p>
      <ButtonLink href="/sign-in/forgotten" variant="secondary">
        Отправить ещё раз
      </ButtonLink>
      <WithoutEmail />
    </PublicPage>
  );
}
