import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['data_exported'];

export function subject(): string {
  return 'Из Вашего кабинета скачаны данные';
}

export function DataExported({ madeAt, link }: Payload) {
  return (
    <Layout
      title="Выгрузка данных готова и скачана"
      preview="Если это были не Вы, сразу смените пароль."
      link={link}
    >
      <Paragraph>
        {madeAt} портал составил и отдал файл «Скачать мои данные»: в нём всё, что видно в Вашем кабинете, с
        номерами документов. На портале файл не остаётся.
      </Paragraph>
      <Paragraph>
        Если файл скачали Вы, делать ничего не нужно. Храните его так, чтобы не открыли чужие, а на общем
        компьютере удалите после чтения.
      </Paragraph>
      <Paragraph>
        Если это были не Вы, сразу смените пароль: вход на всех других устройствах завершится. Затем позвоните
        в поддержку.
      </Paragraph>
      <MainButton href={link}>Сменить пароль</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

DataExported.PreviewProps = {
  madeAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/password',
} satisfies Payload;
