import type { LetterPayloads, StaffAccessChange } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['staff_access_changed'];

type Words = { title: string; what: string; then: string; opens: boolean };

const words = {
  role_given: {
    title: 'Вам добавлена роль на портале',
    what: 'администратор добавил Вам роль',
    then: 'Если ролей несколько, портал при входе спросит, в какой из них работать.',
    opens: true,
  },
  role_ended: {
    title: 'Роль на портале прекращена',
    what: 'администратор прекратил Вашу роль',
    then: 'Открытые в этой роли сеансы завершены. Если у Вас есть другие роли, работайте в них, как прежде.',
    opens: true,
  },
  moved: {
    title: 'Изменено учреждение, в котором Вы работаете на портале',
    what: 'администратор изменил Ваше учреждение. Теперь это',
    then: 'Войдите заново: открытые на прежнем месте сеансы завершены.',
    opens: true,
  },
  blocked: {
    title: 'Вход на портал заблокирован',
    what: 'администратор заблокировал Ваш вход, все сеансы завершены',
    then: 'О причине спросите администратора, который управляет Вашей учётной записью.',
    opens: false,
  },
  unblocked: {
    title: 'Вход на портал снова открыт',
    what: 'администратор снова открыл Вам вход',
    then: 'Логин, пароль и второй шаг входа прежние.',
    opens: true,
  },
} as const satisfies Record<StaffAccessChange, Words>;

export function subject({ change }: Payload): string {
  return `${words[change].title} — портал сертификатов`;
}

export function StaffAccessChanged({ change, role, place, changedAt, link }: Payload) {
  const { title, what, then, opens }: Words = words[change];
  const held = [role, place].filter(Boolean).join(', ');
  return (
    <Layout title={title} preview={then} link={link}>
      <Paragraph>
        {changedAt} {what}
        {held === '' ? '' : `: ${held}`}.
      </Paragraph>
      <Paragraph>{then}</Paragraph>
      {opens && (
        <>
          <MainButton href={link}>Войти</MainButton>
          <LinkInFull href={link} />
        </>
      )}
    </Layout>
  );
}

StaffAccessChanged.PreviewProps = {
  change: 'role_given',
  role: 'Специалист школы или детского сада',
  place: 'МБОУ «СОШ № 34»',
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/sign-in',
} satisfies Payload as Payload;
