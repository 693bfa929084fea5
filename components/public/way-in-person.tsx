import { WaySteps } from '@/components/public/way-steps';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';

const steps = [
  {
    title: 'Соберите документы',
    text: (
      <p>
        Ваш паспорт, свидетельство о рождении ребёнка (с 14&nbsp;лет — его паспорт), СНИЛС ребёнка, если он
        есть. <TextLink href="/documents">Точный список для Вашей семьи</TextLink>
      </p>
    ),
  },
  {
    title: 'Придите в учреждение',
    text: (
      <p>
        Выберите удобное в <TextLink href="/institutions">списке</TextLink> муниципалитета, где живёт ребёнок:
        там адреса, телефоны и часы приёма. Записываться через портал не нужно.
      </p>
    ),
  },
  {
    title: 'Проверьте и подпишите',
    text: (
      <p>
        Специалист внесёт сведения и напечатает заявление и согласие. Проверьте имя, дату рождения и номера
        документов, потом подпишите.
      </p>
    ),
  },
  {
    title: 'Узнайте номер',
    text: <p>Специалист активирует сертификат при Вас и назовёт номер.</p>,
  },
] as const;

/** Without login, mail or printer. */
export function WayInPerson() {
  return (
    <>
      <Prose>
        <p>
          Подходит, если нет логина, электронной почты, принтера или не хочется разбираться самим. Хватит
          одного посещения.
        </p>
      </Prose>
      <Panel title="По шагам">
        <WaySteps steps={steps} />
      </Panel>
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/institutions" wide>
          Список учреждений
        </ButtonLink>
        <ButtonLink href="/documents" variant="secondary" wide>
          Какие документы нужны
        </ButtonLink>
      </div>
    </>
  );
}
