import { WaySteps } from '@/components/public/way-steps';
import { ButtonLink } from '@/components/ui/button';

const steps = [
  {
    title: 'Дождитесь статуса «Активирован»',
    text: <p>Пока документы не сверены, номер есть, но записаться по нему нельзя.</p>,
  },
  {
    title: 'Скопируйте номер',
    text: <p>Он в личном кабинете: «Услуги» → «Дополнительное образование».</p>,
  },
  {
    title: 'Откройте «Навигатор» и выберите программу',
    text: <p>Это отдельный сайт: там все кружки и секции, расписание и запись.</p>,
  },
  {
    title: 'Укажите номер при записи',
    text: <p>Если на сертификате есть деньги, их учтут при оплате программы.</p>,
  },
] as const;

/** From the number to the club. The Navigator is another site, its address a setting of the region. */
export function HowToUse({ navigatorUrl }: { navigatorUrl: string | null }) {
  return (
    <section aria-labelledby="navigator" className="flow-tight">
      <h2 id="navigator" className="scroll-mt-6 text-2xl font-semibold">
        Как записаться в кружок
      </h2>
      <WaySteps steps={steps} />
      {navigatorUrl !== null && (
        <p>
          <ButtonLink href={navigatorUrl} rel="noreferrer" variant="secondary" wide>
            Открыть «Навигатор»
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
