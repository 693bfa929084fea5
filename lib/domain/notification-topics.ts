type Topic = {
  title: string;
  /** What such letters are about, under the title of the choice. */
  hint: string;
  /** Why e-mail cannot be switched off; null where it can be. */
  required: string | null;
  /** Waits for nothing: neither for the quiet hours nor for a digest. */
  urgent: boolean;
};

/** What letters are about, as people choose in «Настройка уведомлений»; every kind of letter belongs to one topic. */
export const notificationTopics = {
  asked: {
    title: 'Письма, которые Вы просите прислать',
    hint: 'Подтверждение почты, восстановление пароля, приглашение.',
    required: 'Без такого письма нельзя закончить то, что Вы начали.',
    urgent: true,
  },
  sign_in: {
    title: 'Вход и безопасность',
    hint: 'Пароль, логин, почта, новое устройство, второй шаг входа, выгрузка данных.',
    required: 'Так Вы узнаете, если в кабинет вошёл кто-то другой.',
    urgent: true,
  },
  certificate: {
    title: 'Сертификат',
    hint: 'Получен, возвращён на исправление, активирован, изменён, завершён.',
    required: 'Учреждение обязано сообщать о решениях по сертификату.',
    urgent: false,
  },
  personal_data: {
    title: 'Персональные данные и связь с ребёнком',
    hint: 'Отзыв согласия, исправление и уничтожение данных и снимков, кто связан с ребёнком.',
    required: 'Сообщать об этом требует закон о персональных данных.',
    urgent: false,
  },
  visits: {
    title: 'Запись на приём',
    hint: 'Записано, перенесено, напоминание за день.',
    required: null,
    urgent: false,
  },
  visits_cancelled: {
    title: 'Приём отменён',
    hint: 'Учреждение отменило время, на которое Вы записаны.',
    required: 'Иначе Вы придёте к закрытой двери.',
    urgent: true,
  },
  reminders: {
    title: 'Напоминания',
    hint: 'Срок принести документы, 5 и 14 лет, скоро 18 лет.',
    required: null,
    urgent: false,
  },
  answers: {
    title: 'Ответы учреждения',
    hint: 'Ответ на вопрос, который Вы задали в «Почте».',
    required: null,
    urgent: false,
  },
  amount: {
    title: 'Номинал сертификата',
    hint: 'Сумма на следующий год.',
    required: null,
    urgent: false,
  },
  proposals: {
    title: 'Предложения коллег',
    hint: 'Что ждёт Вашего решения и чем кончилось предложенное Вами.',
    required: null,
    urgent: false,
  },
  questions: {
    title: 'Вопросы семей',
    hint: 'Семья спрашивает учреждение о своей заявке.',
    required: null,
    urgent: false,
  },
  digest: {
    title: 'Письмо за день',
    hint: 'Одно письмо обо всём, что ждёт, в выбранный час.',
    required: null,
    urgent: true,
  },
} as const satisfies Record<string, Topic>;

export type NotificationTopic = keyof typeof notificationTopics;

/** Those whose e-mail can be switched off. The letter of the day is no topic of its own there: it comes instead of others. */
export const optionalTopics = [
  'visits',
  'reminders',
  'answers',
  'amount',
  'proposals',
  'questions',
] as const satisfies readonly NotificationTopic[];

export type OptionalTopic = (typeof optionalTopics)[number];
