import { LinkList } from '@/components/ui/link-list';
import { Prose } from '@/components/ui/prose';
import { termWords } from '@/lib/domain/overdue';

const troubles = [
  { slug: 'no-login', label: 'Нет логина' },
  { slug: 'no-email', label: 'Нет электронной почты' },
  { slug: 'no-printer', label: 'Негде распечатать заявление' },
  { slug: 'forgotten-password', label: 'Забыли логин или пароль' },
  { slug: 'letter-did-not-come', label: 'Письмо не пришло' },
  { slug: 'missed-deadline', label: 'Не успели принести документы в срок' },
] as const;

/** What holds whichever way was taken. `terms`: working days to bring the papers, of every municipality. */
export function AfterBothWays({ terms }: { terms: readonly number[] }) {
  return (
    <>
      <Prose>
        <h2>Что будет потом</h2>
        <p>
          Когда специалист активирует сертификат, его статус станет «Активирован». С этого дня по номеру можно
          записаться в кружки и секции. Продлевать сертификат не нужно: он действует до 18&nbsp;лет.
        </p>
        <h2>Сроки</h2>
        <ul>
          <li>Номер в кабинете появляется сразу, как только Вы подтвердили почту.</li>
          <li>
            Принести документы нужно за {termWords(terms)}
            {terms.length > 1 && ', смотря по муниципалитету'}. Выходные и праздники не считаются.
          </li>
          <li>
            Не успели? Обычно ничего не пропадает: номер остаётся за ребёнком. Приходите, как только сможете.
          </li>
          <li>
            Если ребёнку ещё нет 5&nbsp;лет, номер можно получить в день рождения. Подготовить всё можно
            раньше.
          </li>
        </ul>
        <h2>Если чего-то нет</h2>
      </Prose>
      <LinkList
        items={troubles.map(({ slug, label }) => ({ href: `/questions?open=${slug}#${slug}`, label }))}
      />
    </>
  );
}
