import type { ReminderData } from '@/lib/papers/reminder-sheet';

const place = {
  name: 'МАУ ДО «ДЮЦ «Орион»',
  lines: ['ул. Кутузова, 5А, каб. 100', 'пн–пт 9:30–17:00, обед 12:00–13:00', 'Телефон: 8 (384-3) 00-00-00'],
};

/** A family that chose where to come. */
export const reminder: ReminderData = {
  certificateNumber: '42 07 000 002',
  childName: 'Соколова Алиса Дмитриевна',
  municipality: 'г. Новокузнецк',
  madeAt: '20.06.2019 10:11',
  bringUntil: '27.06.2019 включительно',
  lines: [
    'Заявление, подписанное Вами',
    'Согласие на обработку персональных данных, подписанное Вами',
    'Ваш паспорт',
    'Свидетельство о рождении ребёнка',
    'СНИЛС ребёнка, если есть',
  ],
  originals: 'Нужны оригиналы документов.',
  chosen: true,
  places: [place],
  otherPlaces: 0,
  institutionsUrl: 'https://sertifikat.example.ru/institutions',
};

/** Nothing chosen yet in a town of two hundred institutions. */
export const manyPlaces: ReminderData = {
  ...reminder,
  chosen: false,
  places: [1, 2, 3].map((n) => ({ ...place, name: `МБОУ «СОШ № ${n}»` })),
  otherPlaces: 197,
};

const longLines = [
  'Краснобродский, ул. Пятидесятилетия Октябрьской революции, '.repeat(6).slice(0, 300),
  'пн 8:00–12:00; вт 9:00–17:00, обед 12:00–13:00; ср 10:00–19:00; чт 9:00–17:00; пт 9:00–15:30; сб 10:00–13:00',
  'Телефон: 8 (384-3) 00-00-00',
];

/** Names of three times sixty letters and a place that cannot be said shortly. */
export const longReminder: ReminderData = {
  ...manyPlaces,
  childName: ['Константинопольская-Длиннофамильная-Воскресенская-Зауральская'.slice(0, 60)]
    .flatMap((name) => [name, name, name])
    .join(' '),
  municipality: 'г. Длинногородский '.repeat(5).trim(),
  lines: [...reminder.lines, 'Документ, подтверждающий проживание ребёнка в муниципалитете'],
  places: manyPlaces.places.map((one, index) =>
    index === 0 ? { name: `${one.name}, ${'Учреждение '.repeat(20)}`, lines: longLines } : one,
  ),
};
