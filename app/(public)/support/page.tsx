import type { Metadata } from 'next';
import { pageSupport } from '@/app/_server/page-region';
import { PublicPage } from '@/app/_server/public-page';
import { QuestionList } from '@/components/public/question-groups';
import { SupportContacts } from '@/components/public/support-contacts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { pickQuestions } from '@/lib/institutions/questions';

export const metadata: Metadata = {
  title: 'Поддержка',
  description:
    'Телефон, почта и часы работы поддержки портала сертификатов дополнительного образования. Ответы на самые частые трудности: вход, письмо, ссылка, документ.',
};

/** What people call about most. */
const frequent = [
  'forgotten-password',
  'letter-did-not-come',
  'link-expired',
  'photo-of-document',
  'already-has',
  'lost-number',
  'wrong-data',
] as const;

export default async function SupportPage() {
  const [support, questions] = await Promise.all([pageSupport(), pickQuestions(frequent)]);
  return (
    <PublicPage here="/support">
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current="Поддержка" />
      <PageTitle
        title="Поддержка"
        lead="Подскажем, если не получается войти, приложить документ или найти письмо."
      />
      <SupportContacts support={support} />
      <Prose>
        <p>
          Никому не называйте пароль: поддержка его не спрашивает. Номер сертификата и дату рождения ребёнка
          могут попросить, чтобы найти запись.
        </p>
      </Prose>
      {questions.length > 0 && (
        <section aria-labelledby="frequent">
          <h2 id="frequent" className="mb-3 text-2xl font-semibold">
            Самые частые трудности
          </h2>
          <QuestionList questions={questions} open="" allOpen={false} municipality={null} />
          <p className="mt-3">
            <TextLink href="/questions" standalone>
              Все вопросы и ответы
            </TextLink>
          </p>
        </section>
      )}
    </PublicPage>
  );
}
