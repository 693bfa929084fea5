import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

type NothingProps = {
  by: 'code' | 'number' | 'snils' | 'application' | 'name';
  withBirthDate: boolean;
  /** The form of a family without a cabinet, with what was looked for already in it. */
  enterHref: string;
};

const nothingWords = {
  code: 'Проверьте код с заявления или найдите запись по номеру или фамилии.',
  snils: 'Проверьте СНИЛС или найдите запись по фамилии: семья могла его не указать.',
  application:
    'Проверьте номер заявки или найдите запись по фамилии. В номере сертификата 10 цифр: введите его целиком.',
  name: 'Проверьте фамилию ребёнка. Достаточно её начала: «Иван» найдёт и Иванова, и Иваненко.',
} as const;

/** What to try next; the same words whether the register holds nothing or holds it out of reach. */
export function NothingFound({ by, withBirthDate, enterHref }: NothingProps) {
  return (
    <Notice tone="info" title="Ничего не найдено">
      <p>{by === 'number' ? numberWords(withBirthDate) : nothingWords[by]}</p>
      {by !== 'number' && withBirthDate && <p>Проверьте и дату рождения или найдите без неё.</p>}
      {by === 'name' && (
        <>
          <p>
            Ребёнка ещё нет на портале? Запишите семью здесь, по оригиналам документов. Или родитель подаст
            заявку сам, в личном кабинете.
          </p>
          <p>
            <ButtonLink href={enterHref} variant="secondary">
              Записать семью без кабинета
            </ButtonLink>
          </p>
        </>
      )}
    </Notice>
  );
}

/** The same words for a number of another municipality: there a surname finds nobody, the right birth date does. */
function numberWords(withBirthDate: boolean): string {
  return withBirthDate
    ? 'Проверьте по документам и номер, и дату рождения. Сертификат Вашего муниципалитета найдётся и по фамилии ребёнка, а сертификат другого муниципалитета только по верному номеру вместе с датой рождения.'
    : 'Проверьте номер или добавьте дату рождения ребёнка, например 20.06.2019. Тогда сертификат найдётся, даже если в номере перепутана одна цифра.';
}

export function FoundElsewhere({ municipality }: { municipality: string }) {
  return (
    <Notice tone="info" title={`Сертификат выдан в муниципалитете: ${municipality}`}>
      <p>
        Документы принимают там: <TextLink href="/institutions">список учреждений</TextLink>.
      </p>
    </Notice>
  );
}
