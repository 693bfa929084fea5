import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, NumberBlock, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['ends_soon'];

export function subject({ until }: Payload): string {
  return `Сертификат закончится ${until}, в день 18-летия`;
}

export function EndsSoon({ own, childName, certificateNumber, until, link }: Payload) {
  return (
    <Layout
      title="Сертификат действует до 18 лет"
      preview={`Сертификат закончится ${until}, в день 18-летия.`}
      link={link}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>Кому выдан: {childName}</Paragraph>
      <Paragraph>
        <strong>{until}</strong> {own ? 'Вам' : 'ребёнку'} исполнится 18 лет. В этот день сертификат
        закончится сам: приходить никуда не нужно, продлить его нельзя.
      </Paragraph>
      <Paragraph>
        Выбирайте занятия, которые успеют закончиться. С 18 лет сведения на портале видит только сам человек:
        родители больше не видят запись в своём кабинете. Что нужно сохранить, скачайте заранее.
      </Paragraph>
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
    </Layout>
  );
}

EndsSoon.PreviewProps = {
  own: false,
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  until: '27.09.2026',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
