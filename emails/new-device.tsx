import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['new_device'];

export function subject(): string {
  return 'Вход в кабинет с нового устройства';
}

export function NewDevice({ device, signedInAt, link }: Payload) {
  return (
    <Layout title="Вход с нового устройства" preview="Если это были не Вы, сразу смените пароль." link={link}>
      <Paragraph>
        В Ваш личный кабинет вошли с устройства или из браузера, откуда раньше не входили.
      </Paragraph>
      <Paragraph>
        Когда: {signedInAt}
        <br />
        Браузер и устройство: {device ?? 'браузер о себе не сообщил'}
      </Paragraph>
      <Paragraph>
        Если это были Вы, делать ничего не нужно. Так же выглядит вход из закрытого режима браузера или после
        очистки его данных.
      </Paragraph>
      <Paragraph>
        Если это были не Вы, сразу смените пароль: вход на всех других устройствах завершится. Где сейчас
        открыт Ваш кабинет, показано на той же странице. Войти не получается — восстановите пароль на странице
        входа.
      </Paragraph>
      <MainButton href={link}>Посмотреть, где открыт кабинет</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

NewDevice.PreviewProps = {
  device: 'Firefox, Windows',
  signedInAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/password',
} satisfies Payload as Payload;
