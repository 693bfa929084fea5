import { WaySteps } from '@/components/public/way-steps';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { termWords } from '@/lib/domain/overdue';

const stepsFor = (term: string) => [
  {
    title: 'Войдите в кабинет',
    text: (
      <p>
        Логин и первый пароль выдают в школе или детском саду. При первом входе портал попросит придумать свой
        пароль.
      </p>
    ),
  },
  {
    title: 'Приложите документ ребёнка',
    text: (
      <p>
        Сфотографируйте телефоном свидетельство о рождении, а с 14 лет — паспорт. Подойдёт JPG, PNG, GIF или
        PDF до 15&nbsp;МБ.
      </p>
    ),
  },
  {
    title: 'Заполните сведения о себе и ребёнке',
    text: (
      <p>
        Понадобятся Ваш паспорт, адрес, телефон и СНИЛС ребёнка, если он есть. Сведения о себе Вы вводите один
        раз, даже если детей несколько.
      </p>
    ),
  },
  {
    title: 'Отправьте заявку и перейдите по ссылке из письма',
    text: (
      <p>
        Так портал проверит, что письма доходят. Ссылка действует 48&nbsp;часов. Не пришло письмо? Его можно
        отправить ещё раз или исправить адрес.
      </p>
    ),
  },
  {
    title: 'Нажмите «Получить сертификат»',
    text: <p>Номер появится сразу. Рядом — кнопка «Скачать заявление»: в файле заявление и согласие.</p>,
  },
  {
    title: 'Принесите документы',
    text: (
      <p>
        За {term} придите в любое <TextLink href="/institutions">учреждение из списка</TextLink>. Специалист
        сверит документы и активирует сертификат при Вас.
      </p>
    ),
  },
];

/** With a login of one's own. `terms`: working days to bring the papers, of every municipality. */
export function WayByCabinet({ terms }: { terms: readonly number[] }) {
  return (
    <>
      <Prose>
        <p>
          Подходит, если есть логин и электронная почта. В кабинете — обычно около 15&nbsp;минут, потом один
          раз прийти с документами.
        </p>
      </Prose>
      <Panel title="По шагам">
        <WaySteps steps={stepsFor(termWords(terms))} />
      </Panel>
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/sign-in" wide>
          Вход в личный кабинет
        </ButtonLink>
        <ButtonLink href="/documents" variant="secondary" wide>
          Какие документы нужны
        </ButtonLink>
      </div>
    </>
  );
}
