import { PublicPage } from '@/app/_server/public-page';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Steps } from '@/components/ui/steps';
import { TextLink } from '@/components/ui/text-link';

const onlineSteps = [
  { title: 'Войдите с логином, который выдали в школе или детском саду', state: 'ahead' },
  {
    title: 'Приложите фото свидетельства о рождении, а с 14 лет — паспорта ребёнка',
    state: 'ahead',
  },
  { title: 'Заполните сведения о себе и ребёнке: понадобится Ваш паспорт', state: 'ahead' },
  { title: 'Отправьте заявку и перейдите по ссылке из письма', state: 'ahead' },
  { title: 'Получите номер сертификата и скачайте заявление', state: 'ahead' },
  { title: 'Принесите документы в учреждение из списка — сертификат активируют при Вас', state: 'ahead' },
] as const;

export default function HomePage() {
  return (
    <PublicPage here="/">
      <PageTitle
        title="Сертификат дополнительного образования"
        lead="Личный номер ребёнка от 5 до 18 лет. С ним записывают в кружки и секции. Выдаётся бесплатно, один раз и действует до 18-летия."
      />
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/sign-in" wide>
          Вход в личный кабинет
        </ButtonLink>
        <ButtonLink href="/institutions" variant="secondary" wide>
          Список учреждений
        </ButtonLink>
      </div>
      <Panel title="Через личный кабинет: несколько минут">
        <Steps items={onlineSteps} />
      </Panel>
      <Panel title="Лично, без интернета" tone="quiet">
        <p>
          Нет логина, электронной почты или принтера? Придите с документами в учреждение из{' '}
          <TextLink href="/institutions">списка</TextLink>: специалист всё оформит, распечатает и активирует
          сертификат.
        </p>
        <p>
          Возьмите паспорт родителя, свидетельство о рождении ребёнка (с 14 лет — его паспорт) и СНИЛС, если
          он есть.
        </p>
      </Panel>
    </PublicPage>
  );
}
