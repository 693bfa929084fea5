import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import { deliveryFailures, failureOf } from '@/lib/domain/delivery-failures';
import { untouchedForm } from '@/lib/domain/form-state';
import type { LetterKind } from '@/lib/domain/letters';
import type { FailedLetter } from '@/lib/health/failed-letters';

/** What each letter is about. */
const letterTitles = {
  confirm_email: 'Подтверждение почты',
  certificate_received: 'Сертификат получен',
  certificate_activated: 'Сертификат активирован',
  password_recovery: 'Новый пароль',
  password_changed: 'Пароль изменён',
  login_changed: 'Логин изменён',
  new_device: 'Вход с нового устройства',
  data_exported: 'Скачаны данные из кабинета',
  second_step_changed: 'Второй шаг входа изменён',
  passkey_changed: 'Ключ входа изменён',
  provider_linked: 'Вход через поставщика связан',
  consent_withdrawn: 'Согласие отозвано',
  correction_answered: 'Ответ на просьбу исправить данные',
  certificate_status_changed: 'Статус сертификата изменён',
  record_changed: 'Запись изменена',
  tie_ended: 'Связь с ребёнком прекращена',
  email_changed: 'Почта изменена',
  scan_unreadable: 'Скан не читается',
  certificate_returned: 'Запись возвращена на исправление',
  return_lifted: 'Возврат снят',
  data_corrected: 'Данные исправлены',
  link_asked: 'Кто-то просит о связи с ребёнком',
  link_decided: 'Ответ на просьбу о связи с ребёнком',
  guardian_added: 'Записан ещё один представитель',
  data_destroyed: 'Данные ребёнка удалены',
  scans_destroyed: 'Снимки документов удалены',
  papers_reminder: 'Напоминание о документах',
  visit_booked: 'Запись на время',
  visit_moved: 'Время посещения изменено',
  visit_cancelled: 'Запись на время отменена',
  visit_tomorrow: 'Напоминание о посещении',
  staff_invited: 'Приглашение сотрудника',
  staff_access_changed: 'Доступ сотрудника изменён',
  staff_second_step_reset: 'Второй шаг входа сотрудника сброшен',
  proposal_waiting: 'Предложение ждёт решения',
  proposal_settled: 'Чем кончилось предложение',
  staff_digest: 'Письмо за день',
  certificate_expired: 'Сертификат истёк: 18 лет',
  may_receive: 'Исполнилось 5 лет: можно получить сертификат',
  turns_fourteen: 'Исполнилось 14 лет',
  ends_soon: 'Скоро 18 лет',
  deadline_tomorrow: 'Заканчивается срок принести документы',
  deadline_passed: 'Срок принести документы прошёл',
  next_amount: 'Номинал на следующий год',
  question_answered: 'Ответ на вопрос',
  question_asked: 'Вопрос семьи',
} as const satisfies Record<LetterKind, string>;

export function FailedLetters({ letters, timeZone }: { letters: readonly FailedLetter[]; timeZone: string }) {
  if (letters.length === 0) return <p>Таких писем нет.</p>;
  return (
    <Table
      caption="Письма, которые не дошли"
      captionHidden
      rows={letters}
      rowKey={({ id }) => id}
      columns={[
        { key: 'kind', header: 'Письмо', cell: ({ kind }) => letterTitles[kind] },
        { key: 'at', header: 'Создано', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
        { key: 'attempts', header: 'Попыток', align: 'end', cell: ({ attempts }) => attempts },
        { key: 'why', header: 'Почему не дошло', cell: ({ lastError }) => faultWords(lastError) },
        {
          key: 'again',
          header: 'Что сделать',
          cell: ({ id }) => (
            <Form action={`/admin/region/health/letters/${id}/again`} form={untouchedForm}>
              <Button variant="secondary">Отправить ещё раз</Button>
            </Form>
          ),
        },
      ]}
    />
  );
}

/** In words, with the server's own code, which support asks for. */
function faultWords(reason: string | null): string {
  return reason === null ? 'Не назвал' : `${deliveryFailures[failureOf(reason)].title} (${reason})`;
}
