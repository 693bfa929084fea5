import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

type NothingProps = {
  by: 'code' | 'number' | 'snils' | 'application' | 'name';
  withBirthDate: boolean;
};

const nothingWords = {
  code: 'Проверьте код с заявления или найдите запись по номеру или фамилии.',
  snils: 'Проверьте СНИЛС или найдите запись по фамилии: семья могла его не указать.',
  application:
    'Проверьте номер заявки или найдите запись по фамилии. В номере сертификата 10 цифр: введите его целиком.',
  name: 'Проверьте фамилию ребёнка. Достаточно её начала: «Иван» найдёт и Иванова, и Иваненко.',
} as const;

/** What to try next; the same words whether the register holds nothing or holds it out of reach. */
export function NothingFound({ by, withBirthDate }: NothingProps) {
  return (
    <Notice tone="info" title="Ничего не найдено">
      <p>{by === 'number' ? numberWords(withBirthDate) : nothingWords[by]}</p>
      {by !== 'number' && withBirthDate && <p>Проверьте и дату рождения или найдите без неё.</p>}
      {by === 'name' && (
        <p>Ребёнка, которого ещё не внесли на портал, здесь нет: заявку на него подают в личном кабинете.</p>
      )}
    </Notice>
  );
}

function numberWords(withBirthDate: boolean): string {
  return withBirthDate
    ? 'Проверьте номер и дату рождения или найдите запись по фамилии.'
    : 'Введите ещё дату рождения ребёнка: тогда найдутся и номера с одной ошибкой или перестановкой цифр.';
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
