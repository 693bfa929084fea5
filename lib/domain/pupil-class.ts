/** Which pupils of an institution: everybody, those whose class or group nobody wrote down, or one class. */
export type PupilClass = { kind: 'everybody' } | { kind: 'without' } | { kind: 'class'; name: string };

const named = 'class:';

/** As it stands in addresses: «class:5А». */
export function pupilClassKey(pupils: PupilClass): string {
  return pupils.kind === 'class' ? `${named}${pupils.name}` : pupils.kind;
}

/** Anything that is no class is everybody: a list is shown, and it says which. */
export function parsePupilClass(key: unknown): PupilClass {
  if (key === 'without') return { kind: 'without' };
  if (typeof key === 'string' && key.startsWith(named) && key.length > named.length) {
    return { kind: 'class', name: key.slice(named.length) };
  }
  return { kind: 'everybody' };
}

export function pupilClassTitle(pupils: PupilClass): string {
  switch (pupils.kind) {
    case 'everybody':
      return 'Все ученики и воспитанники';
    case 'without':
      return 'Класс или группа не указаны';
    case 'class':
      return `Класс или группа ${pupils.name}`;
  }
}

/** The same in a row of tabs that is named «Классы и группы». */
export function pupilClassLabel(pupils: PupilClass): string {
  if (pupils.kind === 'class') return pupils.name;
  return pupils.kind === 'everybody' ? 'Все' : 'Не указан';
}
