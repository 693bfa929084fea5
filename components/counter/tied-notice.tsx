import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { FamilyLogin } from '@/lib/accounts/family-logins';

type TiedNoticeProps = {
  certificateId: string;
  done: string | string[] | undefined;
  /** Whom the address names as just tied. */
  adult: string | string[] | undefined;
  /** Who may be given a slip by whoever looks; nobody where slips are given elsewhere. */
  logins: readonly FamilyLogin[];
};

/** An adult has been tied to the child: what they see, and the slip with which they go home. */
export function TiedNotice({ certificateId, done, adult, logins }: TiedNoticeProps) {
  if (done !== 'tied') return null;
  const login = logins.find(({ personId }) => personId === adult);
  return (
    <Notice tone="success" title="Взрослый связан с ребёнком">
      <p>
        В своём кабинете он видит ребёнка и сертификат. Остальные представители ребёнка, если они есть,
        получат письмо.
      </p>
      {login && (
        <p>
          Нет кабинета или пароля?{' '}
          <TextLink href={`/counter/certificates/${certificateId}/slips/${login.personId}`}>
            Выдайте листок для входа
          </TextLink>
          .
        </p>
      )}
    </Notice>
  );
}
