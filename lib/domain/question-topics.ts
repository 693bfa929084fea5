/** Topics of the questions of families, in the order of the page. */
export const questionTopics = {
  about: 'О сертификате',
  getting: 'Как получить',
  papers: 'Документы',
  sign_in: 'Вход, письма и ссылки',
  activation: 'Активация',
  money: 'Деньги на сертификате',
  clubs: 'Кружки и запись',
  changes: 'Если что-то изменилось',
  personal_data: 'Персональные данные',
} as const satisfies Record<string, string>;

export type QuestionTopic = keyof typeof questionTopics;
