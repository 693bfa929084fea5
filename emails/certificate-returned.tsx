import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_returned'];

export function subject({ deskOnly }: Payload): string {
  return deskOnly
    ? 'Для активации сертификата не хватает документов'
    : 'Запись о сертификате нужно исправить';
}

export function CertificateReturned(letter: Payload) {
  const { childName, certificateNumber, institution, reasons, remark, deskOnly, link } = letter;
  return (
    <Layout
      title={deskOnly ? 'Не хватает документов' : 'Запись нужно исправить'}
      preview="Специалист проверил документы и не смог активировать сертификат. Что сделать, написано в письме."
      link={link}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>
        Кому выдан: {childName}
        <br />
        Кто проверял: {institution}
      </Paragraph>
      <Subheading>Что сделать</Subheading>
      <List items={reasons.map(({ title, todo }) => `${title}. ${todo}`)} />
      {remark && <Paragraph>Пояснение специалиста — в карточке сертификата.</Paragraph>}
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
      <Paragraph>
        {deskOnly
          ? 'В кабинете исправлять ничего не нужно: придите с документами ещё раз.'
          : 'Исправьте сведения, затем в карточке сертификата нажмите «Обновить заявление». Если сведения верны, ничего не меняйте: придите с оригиналами документов, и специалист примет их.'}{' '}
        Номер сертификата остаётся за ребёнком.
      </Paragraph>
    </Layout>
  );
}

CertificateReturned.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  reasons: [
    {
      title: 'Скан документа не читается',
      todo: 'Сфотографируйте документ заново: целиком, без бликов, чтобы читалась каждая буква.',
    },
  ],
  remark: true,
  deskOnly: false,
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
