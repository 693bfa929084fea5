import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, NumberBlock, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['record_changed'];

const titles = {
  moved: 'Сертификат передан в другой муниципалитет',
  group: 'Изменена группа сертификата',
  document: 'В сертификате заменён документ ребёнка',
  name: 'Имя ребёнка изменено',
} as const satisfies Record<Payload['change'], string>;

const means = {
  moved:
    'Номер сертификата остался прежним. Учреждения теперь — нового муниципалитета: если документы ещё не проверены, выберите учреждение в карточке. Проверьте адрес и впишите новую школу или детский сад.',
  group: 'Номер сертификата остался прежним. Что входит в группу, указано в карточке.',
  document: 'Специалист внёс новый документ с оригинала. Номер сертификата остался прежним.',
  name: 'Специалист изменил имя по документу, который Вы показали. Номер сертификата остался прежним, в карточке и на бумагах — новое имя.',
} as const satisfies Record<Payload['change'], string>;

export function subject({ change }: Payload): string {
  return titles[change];
}

export function RecordChanged({ change, municipality, group, ...facts }: Payload) {
  const lines = [
    `Ребёнок: ${facts.childName}`,
    ...(municipality === null ? [] : [`Муниципалитет: ${municipality}`]),
    ...(group === null ? [] : [`Группа сертификата: ${group}`]),
    ...(facts.institution === null ? [] : [`Кто изменил: ${facts.institution}`]),
  ];
  return (
    <Layout
      title={titles[change]}
      preview="Номер сертификата остался прежним."
      link={facts.link}
      addition={facts.addition}
    >
      <NumberBlock number={facts.certificateNumber} />
      {lines.map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      <Paragraph>{means[change]}</Paragraph>
      <MainButton href={facts.link}>Открыть карточку сертификата</MainButton>
      <Paragraph>Что-то записано неверно? Обратитесь в учреждение с оригиналом документа.</Paragraph>
    </Layout>
  );
}

RecordChanged.PreviewProps = {
  change: 'moved',
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  municipality: 'г. Киселёвск',
  group: 'Дети в возрасте от 5 до 18 лет',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
