import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_activated'];

export function subject(): string {
  return 'Сертификат дополнительного образования активирован';
}

export function CertificateActivated(letter: Payload) {
  const { childName, certificateNumber, institution, link, addition } = letter;
  return (
    <Layout
      title="Сертификат активирован"
      preview="Теперь можно выбрать кружок или секцию в «Навигаторе»."
      link={link}
      addition={addition}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>
        Кому выдан: {childName}
        <br />
        Где активирован: {institution}
      </Paragraph>
      <Subheading>Что дальше</Subheading>
      <List ordered items={nextSteps} />
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
      <Paragraph>
        Сертификат действует до 18&nbsp;лет. Если данные, указанные в заявлении, изменятся, сообщите об этом в
        учреждение лично в течение 20&nbsp;рабочих дней.
      </Paragraph>
    </Layout>
  );
}

const nextSteps = [
  'Откройте карточку сертификата и скопируйте номер.',
  'Перейдите из карточки в «Навигатор» и выберите кружок или секцию.',
  'Подайте в «Навигаторе» заявку на зачисление и укажите номер сертификата.',
];

CertificateActivated.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
