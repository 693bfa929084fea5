import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['link_asked'];

export function subject(): string {
  return 'Ещё один взрослый просит о связи с ребёнком';
}

/** Names nobody: an operator finds out with the originals who it is. */
export function LinkAsked({ childName, link }: Payload) {
  return (
    <Layout
      title="Ещё один взрослый просит о связи с ребёнком"
      preview="Пока специалист не проверит оригиналы документов, ничего не изменится."
      link={link}
    >
      <Paragraph>Ребёнок: {childName}</Paragraph>
      <Paragraph>
        На портале попросили связать с ребёнком ещё одного взрослого: он назвал документ или СНИЛС ребёнка.
        Сейчас этот человек ничего о ребёнке и о Вас не видит, и кто он, портал не сообщает.
      </Paragraph>
      <Subheading>Что дальше</Subheading>
      <List
        items={[
          'Решает специалист учреждения: сверит оригиналы паспорта и документа, который подтверждает права на ребёнка.',
          'Если связь подтвердят, Вам придёт ещё одно письмо.',
          'Если Вы знаете, кто это, делать ничего не нужно.',
          'Если не знаете, сообщите об этом в учреждение, где принимают документы, или в поддержку, пока решения нет.',
        ]}
      />
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

LinkAsked.PreviewProps = {
  childName: 'Соколова Алиса Игоревна',
  link: 'https://certificate.example.ru/cabinet/children',
} satisfies Payload;
