/** What may change in a record besides its status, each with the reasons from which staff choose. */
export const recordChanges = {
  moved: {
    title: 'Переезд в другой муниципалитет',
    reasons: {
      family_moved: 'Семья переехала',
      child_moved: 'Ребёнок переехал к другому представителю',
      registration_changed: 'Изменилась регистрация по месту жительства',
    },
  },
  group: {
    title: 'Группа сертификата',
    reasons: {
      age: 'Ребёнок вырос из группы',
      group_request: 'По заявлению заявителя',
      group_mistake: 'Группа была выбрана по ошибке',
      group_rules: 'Изменились правила муниципалитета',
    },
  },
  document: {
    title: 'Документ ребёнка',
    reasons: {
      passport_at_14: 'Ребёнку исполнилось 14 лет, получен паспорт',
      document_lost: 'Прежний документ утрачен или испорчен',
      document_renamed: 'Документ заменён после перемены имени',
      document_citizenship: 'Изменилось гражданство',
    },
  },
  name: {
    title: 'Имя ребёнка',
    reasons: {
      name_adoption: 'Усыновление (удочерение)',
      name_paternity: 'Установление отцовства',
      name_marriage: 'Заключение или расторжение брака',
      name_wish: 'Перемена имени',
      name_court: 'Решение суда',
    },
  },
  tie_ended: {
    title: 'Связь представителя с ребёнком прекращена',
    reasons: {
      court: 'По решению суда',
      rights_terminated: 'Лишение или отмена прав представителя',
      mistake: 'Связь была внесена по ошибке',
    },
  },
  tie_added: {
    title: 'Представитель связан с ребёнком',
    reasons: {
      originals: 'По оригиналам документов',
      copies: 'По копиям документов',
    },
  },
} as const satisfies Record<string, { title: string; reasons: Readonly<Record<string, string>> }>;

export type RecordChange = keyof typeof recordChanges;

export type ReasonOf<Change extends RecordChange> = keyof (typeof recordChanges)[Change]['reasons'] & string;

/** The keys of a change's reasons, for the field of its form. */
export function reasonKeys<Change extends RecordChange>(change: Change): ReasonOf<Change>[] {
  return Object.keys(recordChanges[change].reasons) as ReasonOf<Change>[];
}

export function reasonOptions(change: RecordChange): { value: string; label: string }[] {
  return Object.entries(recordChanges[change].reasons).map(([value, label]) => ({ value, label }));
}

/** The reason of a line of the history in words; null for a key that has none. */
export function recordReasonTitle(change: RecordChange, key: string): string | null {
  const reasons: Readonly<Record<string, string>> = recordChanges[change].reasons;
  return (Object.hasOwn(reasons, key) && reasons[key]) || null;
}

/** What concerns one guardian alone: the other guardians learn that it happened, not why and on which paper. */
export const guardianChanges = ['tie_ended', 'tie_added'] as const satisfies readonly RecordChange[];

export function isGuardianChange(change: RecordChange | null): boolean {
  return guardianChanges.some((one) => one === change);
}

/** A tie entered by mistake ends without a paper; taken away it is by a decision. */
export const tieEndNeedsPaper = {
  court: true,
  rights_terminated: true,
  mistake: false,
} as const satisfies Record<ReasonOf<'tie_ended'>, boolean>;
