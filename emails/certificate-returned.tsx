import type { LetterPayloads } from '@/lib/domain/letters';
import type { ReturnClosing } from '@/lib/domain/return-reasons';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_returned'];

type Words = { subject: string; title: string; closing: string };

/* Each ending says only what these reasons allow: a picture nobody can read is not answered by «ничего не меняйте». */
const words = {
  desk: {
    subject: 'Для активации сертификата не хватает документов',
    title: 'Не хватает документов',
    closing: 'В кабинете исправлять ничего не нужно: придите с документами ещё раз.',
  },
  picture: {
    subject: 'Для активации сертификата нужен другой снимок документа',
    title: 'Нужен другой снимок документа',
    closing:
      'Когда приложите новый снимок, в карточке сертификата нажмите «Обновить заявление». Если сфотографировать не получается, придите с оригиналом документа: специалист сверит сведения с ним.',
  },
  data: {
    subject: 'Для активации сертификата проверьте сведения',
    title: 'Проверьте сведения',
    closing:
      'Исправьте то, что расходится с документами, затем в карточке сертификата нажмите «Обновить заявление». Если сведения в кабинете верны, не меняйте их: придите с оригиналами документов, и специалист примет их.',
  },
  remark: {
    subject: 'Сертификат пока не активирован: что нужно сделать',
    title: 'Сертификат пока не активирован',
    closing:
      'Сделайте то, что написал специалист. Если изменили сведения, в карточке сертификата нажмите «Обновить заявление».',
  },
} as const satisfies Record<ReturnClosing, Words>;

function wordsOf({ closing, deskOnly }: Payload): Words {
  return words[closing ?? (deskOnly ? 'desk' : 'data')];
}

export function subject(letter: Payload): string {
  return wordsOf(letter).subject;
}

export function CertificateReturned(letter: Payload) {
  const { childName, certificateNumber, institution, reasons, remark, link, addition } = letter;
  const { title, closing } = wordsOf(letter);
  return (
    <Layout
      title={title}
      preview="Специалист проверил документы и не смог активировать сертификат. Что сделать, написано в письме."
      link={link}
      addition={addition}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>
        Кому выдан: {childName}
        <br />
        Кто проверял: {institution}
      </Paragraph>
      <Subheading>Что сделать</Subheading>
      <List items={reasons.map((reason) => `${reason.title}. ${reason.todo}`)} />
      {remark && <Paragraph>Пояснение специалиста — в карточке сертификата.</Paragraph>}
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
      <Paragraph>{closing} Номер сертификата остаётся за ребёнком.</Paragraph>
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
  closing: 'picture',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
