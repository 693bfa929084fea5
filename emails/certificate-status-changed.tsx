import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['certificate_status_changed'];

type Words = { title: string; preview: string; means: string; next: readonly string[] };

/* What each step means for the family, and what it can do. */
const words = {
  suspend: {
    title: 'Сертификат приостановлен',
    preview: 'Записаться по сертификату пока нельзя. Номер остаётся прежним.',
    means: 'Пока сертификат приостановлен, записаться по нему в кружок или секцию нельзя. Номер не меняется.',
    next: [
      'Обратитесь в учреждение, которое приняло решение, или в любое учреждение из списка в карточке сертификата.',
      'Возьмите документы, которые относятся к причине: специалист скажет, чего не хватает, и восстановит сертификат.',
    ],
  },
  restore: {
    title: 'Сертификат восстановлен',
    preview: 'Сертификат снова действует.',
    means: 'Сертификат снова действует. Номер прежний, ничего приносить не нужно.',
    next: ['Записывайтесь в кружки и секции как раньше: номер стоит в карточке сертификата.'],
  },
  terminate: {
    title: 'Сертификат прекращён',
    preview: 'Сертификат больше не действует.',
    means: 'Сертификат больше не действует, восстановить его нельзя.',
    next: [],
  },
  undo_activation: {
    title: 'Активация сертификата отменена',
    preview: 'Активация была ошибкой. Сертификат снова ждёт документов.',
    means:
      'Учреждение отменило активацию, потому что она была ошибкой. Сертификат остался за ребёнком, номер прежний, но записаться по нему пока нельзя.',
    next: [
      'Откройте карточку сертификата: там указано, какие документы принести и куда.',
      'Когда специалист проверит документы, сертификат активируют снова.',
    ],
  },
} as const satisfies Record<Payload['change'], Words>;

const applyAnew = 'Если сертификат снова понадобится, подайте новую заявку: номер будет другим.';

export function subject({ change }: Payload): string {
  return words[change].title;
}

export function CertificateStatusChanged({ change, mayApply, ...facts }: Payload) {
  const { title, preview, means, next } = words[change];
  const steps = [...next, ...(mayApply ? [applyAnew] : [])];
  return (
    <Layout title={title} preview={preview} link={facts.link} addition={facts.addition}>
      <NumberBlock number={facts.certificateNumber} />
      <Paragraph>
        Ребёнок: {facts.childName}
        {facts.reason !== null && (
          <>
            <br />
            Причина: {facts.reason}
          </>
        )}
        {facts.institution !== null && (
          <>
            <br />
            Где принято решение: {facts.institution}
          </>
        )}
      </Paragraph>
      <Paragraph>{means}</Paragraph>
      {steps.length > 0 && (
        <>
          <Subheading>Что делать</Subheading>
          <List items={steps} />
        </>
      )}
      <MainButton href={facts.link}>Открыть карточку сертификата</MainButton>
      <Paragraph>Не согласны с решением? Позвоните в поддержку: телефон внизу страниц портала.</Paragraph>
    </Layout>
  );
}

CertificateStatusChanged.PreviewProps = {
  change: 'suspend',
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  reason: 'Проверяются сведения о ребёнке или заявителе',
  mayApply: false,
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
