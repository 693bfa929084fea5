import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { NewestNotices } from '@/components/public/newest-notices';
import { ButtonLink } from '@/components/ui/button';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { listNewestNotices } from '@/lib/institutions/queries';

export const metadata: Metadata = {
  description:
    'Сертификат дополнительного образования для детей от 5 до 18 лет: как получить через личный кабинет или лично, какие документы нужны и куда прийти.',
};

const noticesShown = 5;

const more = [
  {
    href: '/certificate',
    label: 'Что такое сертификат',
    hint: 'Кому положен, сколько денег, как записаться в кружок',
  },
  { href: '/how-to-get', label: 'Как получить по шагам', hint: 'Через кабинет и лично, сроки' },
  { href: '/documents', label: 'Какие документы нужны', hint: 'Точный список для Вашей семьи' },
  {
    href: '/questions',
    label: 'Вопросы и ответы',
    hint: 'Если письмо не пришло, номер потерян, ребёнку исполнилось 14',
  },
] as const;

export default async function HomePage() {
  const notices = await listNewestNotices(noticesShown);
  return (
    <PublicPage here="/">
      <PageTitle
        title="Сертификат дополнительного образования"
        lead="Личный номер ребёнка от 5 до 18 лет, по которому записывают в кружки и секции. Выдаётся бесплатно, один раз и действует до 18 лет."
      />
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/sign-in" wide>
          Вход в личный кабинет
        </ButtonLink>
        <ButtonLink href="/how-to-get?way=visit" variant="secondary" wide>
          Получить лично
        </ButtonLink>
      </div>
      <NewestNotices notices={notices} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Panel title="Через личный кабинет">
          <p>
            Если есть логин и электронная почта. Около 15&nbsp;минут, потом один раз прийти с документами.
          </p>
          <p>
            <TextLink href="/how-to-get" standalone>
              Шаги в кабинете
            </TextLink>
          </p>
        </Panel>
        <Panel title="Лично, в учреждении">
          <p>Если нет логина, почты или принтера. Одно посещение: всё оформят и напечатают на месте.</p>
          <p>
            <TextLink href="/institutions" standalone>
              Куда прийти
            </TextLink>
          </p>
        </Panel>
      </div>
      <Prose>
        <h2>Приготовьте</h2>
        <ul>
          <li>свой паспорт;</li>
          <li>свидетельство о рождении ребёнка, а с 14&nbsp;лет — его паспорт;</li>
          <li>СНИЛС ребёнка, если он есть;</li>
          <li>для кабинета — логин из школы или детского сада и электронную почту.</li>
        </ul>
      </Prose>
      <nav aria-labelledby="more" className="flow-tight">
        <h2 id="more" className="text-2xl font-semibold">
          Подробнее
        </h2>
        <LinkList items={more} />
      </nav>
    </PublicPage>
  );
}
