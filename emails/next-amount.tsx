import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, NumberBlock, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['next_amount'];

export function subject({ year, amount }: Payload): string {
  return `Номинал сертификата на ${year} год — ${amount}`;
}

export function NextAmount({ childName, certificateNumber, year, amount, link }: Payload) {
  return (
    <Layout
      title={`Номинал на ${year} год`}
      preview={`С 1 января на сертификате будет ${amount}.`}
      link={link}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>Кому выдан: {childName}</Paragraph>
      <Paragraph>
        С 1 января {year} года на сертификате будет <strong>{amount}</strong>. Приходить и подавать заявление
        не нужно: сумма начисляется сама.
      </Paragraph>
      <Paragraph>
        Остаток этого года на следующий не переносится. Если до 1 января муниципалитет изменит номинал, новая
        сумма появится в карточке сертификата.
      </Paragraph>
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
    </Layout>
  );
}

NextAmount.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  year: 2027,
  amount: '18\u00a0432,00\u00a0₽',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
