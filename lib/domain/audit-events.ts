/** Everything the audit records: past tense, with what it says to a person who reads the journal. */
export const auditEvents = {
  signed_in: 'Вход в кабинет',
  sign_in_refused: 'Отказ во входе',
  signed_out: 'Выход из кабинета',
  password_set: 'Задан собственный пароль',
  person_changed: 'Изменены сведения о человеке',
  child_added: 'Добавлен ребёнок',
  child_changed: 'Изменены сведения о ребёнке',
  document_provided: 'Предоставлен документ',
  application_filed: 'Подана заявка на сертификат',
  confirmation_sent: 'Отправлено письмо для подтверждения почты',
  application_confirmed: 'Электронная почта подтверждена',
  application_cancelled: 'Заявка отменена заявителем',
  certificate_issued: 'Получен сертификат',
  institution_chosen: 'Выбрано учреждение',
  paper_made: 'Сформированы заявление и согласие',
  paper_downloaded: 'Скачаны заявление и согласие',
  certificate_viewed: 'Просмотрена запись о сертификате',
  scan_viewed: 'Просмотрен скан документа',
  certificate_activated: 'Сертификат активирован',
  tie_proven: 'Подтверждена связь представителя с ребёнком',
  duplicate_suspected: 'Замечен возможный дубликат',
  duplicate_decided: 'Принято решение о возможном дубликате',
  register_searched: 'Поиск в реестре',
} as const satisfies Record<string, string>;

export type AuditEvent = keyof typeof auditEvents;
