/** The sections of a municipality's desk, in the order of its menu. `under` follows the path of the desk. */
export const deskSections: readonly { under: string; label: string }[] = [
  { under: '/calendar', label: 'Производственный календарь' },
  { under: '/settings', label: 'Настройки муниципалитета' },
  { under: '/texts', label: 'Объявления и тексты' },
  { under: '/questions', label: 'Вопросы и ответы' },
  { under: '/family-questions', label: 'Вопросы семей' },
  { under: '/institutions', label: 'Учреждения' },
  { under: '/groups', label: 'Группы сертификатов' },
  { under: '/staff', label: 'Сотрудники' },
  { under: '/imports', label: 'Загрузка списков' },
  { under: '/reports', label: 'Отчёты' },
  { under: '/visits', label: 'Запись на время' },
  { under: '/register', label: 'Реестр' },
];
