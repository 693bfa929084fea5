import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['may_receive'];

export function subject(): string {
  return 'Теперь Вы можете получить сертификат';
}

export function MayReceive({ childName, link }: Payload) {
  return (
    <Layout
      title="Теперь Вы можете получить сертификат"
      preview="Ребёнку исполнилось 5 лет, заявка уже подтверждена."
      link={link}
    >
      <Paragraph>Ребёнок: {childName}</Paragraph>
      <Paragraph>
        Ребёнку исполнилось 5 лет. Заявка подана и подтверждена, документ предоставлен: осталось выбрать
        группу и нажать «Получить сертификат».
      </Paragraph>
      <MainButton href={link}>Получить сертификат</MainButton>
      <Paragraph>
        Торопиться не нужно: заявка ждёт. Срок принести документы начнётся, когда Вы получите сертификат.
      </Paragraph>
    </Layout>
  );
}

MayReceive.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  link: 'https://certificate.example.ru/cabinet/applications/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b/certificate',
} satisfies Payload;
