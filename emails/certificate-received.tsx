import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_received'];

export function subject({ bringUntil }: Payload): string {
  const received = 'Сертификат дополнительного образования получен: принесите документы';
  return bringUntil === null ? received : `${received} до ${bringUntil}`;
}

export function CertificateReceived(payload: Payload) {
  const { childName, certificateNumber, bringUntil, papers, link, addition } = payload;
  const until = bringUntil === null ? '' : ` до ${bringUntil}`;
  return (
    <Layout
      title="Сертификат получен"
      preview={`Чтобы активировать сертификат, принесите документы${until}.`}
      link={link}
      addition={addition}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>Кому выдан: {childName}</Paragraph>
      <Paragraph>
        Чтобы сертификатом можно было пользоваться, его нужно активировать. Принесите документы в учреждение
        {bringUntil !== null && (
          <>
            {' '}
            до <strong>{bringUntil}</strong> включительно
          </>
        )}
        .
      </Paragraph>
      <Subheading>Что принести</Subheading>
      <List items={papers} />
      <Paragraph>
        Заявление и согласие уже заполнены: скачайте их в карточке сертификата, распечатайте и подпишите. Если
        распечатать негде, назовите в учреждении номер сертификата: документы распечатают на месте.
      </Paragraph>
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
      <Institutions {...payload} />
    </Layout>
  );
}

function Institutions({ institutions, otherInstitutions = 0 }: Payload) {
  if (institutions.length === 0) {
    return (
      <Paragraph>Список учреждений, которые принимают документы, смотрите в карточке сертификата.</Paragraph>
    );
  }
  return (
    <>
      <Subheading>Куда принести</Subheading>
      {institutions.length > 1 ? <Paragraph>В любое из этих учреждений:</Paragraph> : null}
      <List
        items={institutions.map(({ name, address }) => (
          <>
            <strong>{name}</strong>
            <br />
            {address}
          </>
        ))}
      />
      <Paragraph>
        {otherInstitutions > 0 && `Есть и другие учреждения, всего ещё ${otherInstitutions}. `}
        Часы работы и телефоны указаны в карточке сертификата.
      </Paragraph>
    </>
  );
}

CertificateReceived.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  bringUntil: '27.11.2026',
  papers: [
    'Заявление, подписанное Вами',
    'Согласие на обработку персональных данных, подписанное Вами',
    'Ваш паспорт',
    'Свидетельство о рождении ребёнка',
    'СНИЛС ребёнка',
  ],
  institutions: [
    { name: 'МАУ ДО «ДЮЦ «Орион»', address: 'г. Новокузнецк, ул. Кутузова, 5А, каб. 100' },
    { name: 'МБУ ДО «ЦРТДЮ»', address: 'г. Киселёвск, ул. Унжакова, 12' },
  ],
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
