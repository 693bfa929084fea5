import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, NumberBlock, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_expired'];

export function subject({ own }: Payload): string {
  return own
    ? 'Сертификат закончился: Вам исполнилось 18 лет'
    : 'Сертификат закончился: ребёнку исполнилось 18 лет';
}

/** To a grown-up about the own certificate; to the parents, who see the record no more, only that it is so. */
export function CertificateExpired({ own, childGivenName, certificateNumber, link }: Payload) {
  return (
    <Layout
      title="Сертификат закончился"
      preview="Сертификат дополнительного образования действует до 18 лет."
      link={link}
    >
      {own && certificateNumber !== null && <NumberBlock number={certificateNumber} />}
      <Paragraph>
        {own ? (
          <>{childGivenName}, Вам исполнилось 18 лет.</>
        ) : (
          <>Ребёнок: {childGivenName}. Ребёнку исполнилось 18 лет.</>
        )}{' '}
        Сертификат дополнительного образования действует до этого дня, поэтому он закончился сам. Приходить
        никуда не нужно.
      </Paragraph>
      <Paragraph>
        Записаться по этому номеру на новые занятия больше нельзя. Можно ли закончить занятия, на которые уже
        есть запись, спросите там, где они проходят.
      </Paragraph>
      {own ? (
        <Paragraph>Карточка сертификата и его история остаются в Вашем кабинете.</Paragraph>
      ) : (
        <Paragraph>
          С 18 лет сведения видит только сам человек: в Вашем кабинете этой записи больше нет.
        </Paragraph>
      )}
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

CertificateExpired.PreviewProps = {
  own: true,
  childGivenName: 'Вера',
  certificateNumber: '4207000002',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
