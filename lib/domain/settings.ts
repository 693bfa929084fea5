/** What a municipality sets, a section a page. The key ends the address of the page. */
export const municipalSections = {
  papers: {
    title: 'Какие документы приносят',
    hint: 'Кому подтверждать место жительства, подойдут ли копии.',
  },
  overdue: {
    title: 'Срок принести документы',
    hint: 'Сколько рабочих дней даётся и что происходит с сертификатом после срока.',
  },
  issuing: { title: 'С какого дня выдаются сертификаты', hint: 'Отдельно для каждого вида сертификата.' },
  addressee: { title: 'Кому адресовано заявление', hint: 'Строка в шапке заявления.' },
  operator: {
    title: 'Оператор персональных данных',
    hint: 'Название и адрес в согласии и на странице о персональных данных.',
  },
  support: { title: 'Контакты поддержки', hint: 'Куда обращаться семьям муниципалитета.' },
} as const satisfies Record<string, { title: string; hint: string }>;

export type MunicipalSection = keyof typeof municipalSections;

/** What the region sets. */
export const regionSections = {
  support: { title: 'Контакты поддержки', hint: 'Телефон, почта и часы внизу каждой страницы.' },
  navigator: { title: 'Адрес Навигатора', hint: 'Куда ведёт кнопка с сертификата.' },
} as const satisfies Record<string, { title: string; hint: string }>;

export type RegionSection = keyof typeof regionSections;

export type SettingSection = MunicipalSection | RegionSection;

/** Both lists together: every section has one name, whoever sets it. */
export const settingSections = { ...municipalSections, ...regionSections } as const;

export function isMunicipalSection(text: string): text is MunicipalSection {
  return Object.hasOwn(municipalSections, text);
}

export function isRegionSection(text: string): text is RegionSection {
  return Object.hasOwn(regionSections, text);
}

export const proofOfResidenceWords = {
  unattached_only: 'Только тем, кто не ходит ни в детский сад, ни в школу',
  every_child: 'Каждому ребёнку',
} as const;

export const overdueActionWords = {
  nothing: 'Ничего: номер остаётся за ребёнком, документы примут и позже',
  cancel: 'Сертификат прекращается через заданное число дней после срока',
} as const;
