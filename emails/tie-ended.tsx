import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['tie_ended'];

export function subject({ own }: Payload): string {
  return own ? 'Ваша связь с ребёнком на портале прекращена' : 'Связь представителя с ребёнком прекращена';
}

/** Whose tie has ended learns what it means for them; the others learn that it happened, and not about whom. */
export function TieEnded({ own, childGivenName, reason, link }: Payload) {
  return (
    <Layout
      title={own ? 'Связь с ребёнком прекращена' : 'Один из представителей больше не видит ребёнка'}
      preview={own ? 'Что это значит и куда обратиться.' : 'Связь одного из представителей прекращена.'}
      link={link}
    >
      <Paragraph>
        Ребёнок: {childGivenName}
        <br />
        Причина: {reason}
      </Paragraph>
      {own ? (
        <>
          <Paragraph>
            С этой минуты сведения о ребёнке, его документы и сертификат в Вашем кабинете не показываются.
            Заявка, которую Вы подавали и по которой сертификат ещё не получен, отменена.
          </Paragraph>
          <Paragraph>
            Ваш кабинет, логин и пароль остались прежними. Согласие на обработку данных, которое Вы давали,
            можно отозвать в разделе «Мои данные».
          </Paragraph>
        </>
      ) : (
        <Paragraph>
          Связь одного из представителей с ребёнком прекращена: он больше не видит сведения о ребёнке. Для Вас
          ничего не изменилось.
        </Paragraph>
      )}
      <MainButton href={link}>Открыть кабинет</MainButton>
      <Paragraph>
        Считаете, что это ошибка? Обратитесь в учреждение с паспортом и документом, который подтверждает Ваши
        права, или позвоните в поддержку: телефон внизу страниц портала.
      </Paragraph>
    </Layout>
  );
}

TieEnded.PreviewProps = {
  own: true,
  childGivenName: 'Вера',
  reason: 'По решению суда',
  link: 'https://certificate.example.ru/cabinet',
} satisfies Payload as Payload;
