import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['turns_fourteen'];

export function subject({ own }: Payload): string {
  return own ? 'Вам 14 лет: что меняется с сертификатом' : 'Ребёнку 14 лет: что меняется с сертификатом';
}

export function TurnsFourteen({ own, signsIn, childName, certificateNumber, activated, link }: Payload) {
  return (
    <Layout
      title={own ? 'Вам исполнилось 14 лет' : 'Ребёнку исполнилось 14 лет'}
      preview="Сертификат остаётся прежним. Когда получите паспорт, принесите его."
      link={link}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>{childName}</Paragraph>
      <Paragraph>
        {activated
          ? 'Номер и сертификат остаются прежними и продолжают действовать.'
          : 'Номер остаётся прежним. Чтобы активировать сертификат, теперь нужен паспорт.'}
      </Paragraph>
      <Subheading>Что сделать</Subheading>
      <List
        items={[
          'Получите паспорт: с 14 лет он заменяет свидетельство о рождении, одного свидетельства больше недостаточно. Пока паспорт оформляют, подойдёт временное удостоверение личности.',
          'Принесите паспорт в учреждение из списка в карточке: специалист заменит документ.',
        ]}
      />
      <Paragraph>
        {own
          ? 'Теперь Вы можете сами подать заявление и сами менять свои сведения в кабинете.'
          : `Ребёнок теперь может входить в кабинет сам, подавать заявление и менять свои сведения. ${signsIn ? '' : 'Логин и первый пароль выдадут в школе или в учреждении из списка. '}Ваш вход остаётся прежним.`}
      </Paragraph>
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
    </Layout>
  );
}

TurnsFourteen.PreviewProps = {
  own: false,
  signsIn: false,
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  activated: true,
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
