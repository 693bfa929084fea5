import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, NumberBlock, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['return_lifted'];

export function subject(): string {
  return 'Исправлять ничего не нужно: сертификат ждёт активации';
}

export function ReturnLifted(letter: Payload) {
  const { childName, certificateNumber, institution, link, addition } = letter;
  return (
    <Layout
      title="Исправлять ничего не нужно"
      preview="Просьба исправить сведения была ошибкой."
      link={link}
      addition={addition}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>
        Кому выдан: {childName}
        <br />
        Где проверяли: {institution}
      </Paragraph>
      <Paragraph>
        Просьба исправить сведения была ошибкой. Они в порядке, сертификат снова ждёт активации: принесите
        оригиналы документов, если ещё не приносили.
      </Paragraph>
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
    </Layout>
  );
}

ReturnLifted.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
