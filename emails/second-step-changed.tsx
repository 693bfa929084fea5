import type { LetterPayloads, SecondStepChange } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['second_step_changed'];

const words = {
  switched_on: {
    title: 'Второй шаг входа включён',
    what: 'включён второй шаг входа: кроме пароля портал теперь спрашивает код из приложения на телефоне',
  },
  replaced: {
    title: 'Приложение для второго шага входа заменено',
    what: 'коды для второго шага входа теперь показывает другое приложение, прежнее больше не подходит',
  },
  switched_off: {
    title: 'Второй шаг входа выключен',
    what: 'второй шаг входа выключен: для входа достаточно пароля',
  },
  reset: {
    title: 'Второй шаг входа сброшен',
    what: 'второй шаг входа и ключи входа сброшены сотрудником, который обслуживает портал, все сеансы завершены',
  },
  new_codes: {
    title: 'Созданы новые запасные коды',
    what: 'созданы новые запасные коды для входа, прежние больше не подходят',
  },
  code_used: {
    title: 'Вход по запасному коду',
    what: 'выполнен вход по запасному коду, этот код больше не подойдёт',
  },
} as const satisfies Record<SecondStepChange, { title: string; what: string }>;

export function subject({ change }: Payload): string {
  return `${words[change].title} — портал сертификатов`;
}

export function SecondStepChanged({ change, changedAt, link }: Payload) {
  const { title, what } = words[change];
  return (
    <Layout title={title} preview="Если это были не Вы, смените пароль как можно скорее." link={link}>
      <Paragraph>
        {changedAt} для Вашей учётной записи {what}.
      </Paragraph>
      <Paragraph>Если это сделали Вы или об этом просили, делать ничего не нужно.</Paragraph>
      <Paragraph>
        Если это были не Вы, сразу смените пароль и сообщите администратору муниципалитета или региона.
      </Paragraph>
      <MainButton href={link}>Проверить второй шаг входа</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

SecondStepChanged.PreviewProps = {
  change: 'switched_on',
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/second-step',
} satisfies Payload as Payload;
