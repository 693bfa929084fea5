import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['data_corrected'];

export function subject(): string {
  return 'Специалист исправил сведения по документам';
}

export function DataCorrected({ childName, fields, institution, link }: Payload) {
  return (
    <Layout
      title="Сведения исправлены"
      preview="Специалист исправил сведения по оригиналам документов."
      link={link}
    >
      <Paragraph>
        Чей сертификат: {childName}
        <br />
        Где исправили: {institution}
      </Paragraph>
      <Subheading>Что исправлено</Subheading>
      <List items={fields} />
      <Paragraph>Сами сведения в письме не названы: посмотрите их в кабинете.</Paragraph>
      <MainButton href={link}>Открыть кабинет</MainButton>
      <Paragraph>Если исправлено неверно или без Вас, обратитесь в это учреждение.</Paragraph>
    </Layout>
  );
}

DataCorrected.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  fields: ['Фамилия', 'Дата рождения'],
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
