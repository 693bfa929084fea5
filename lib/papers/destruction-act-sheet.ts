import { keptWithNext, type Block } from '@/lib/papers/block';
import { factTable } from '@/lib/papers/fact-table';
import type { Sheet } from '@/lib/papers/sheet';
import { signature } from '@/lib/papers/signature-blocks';
import { heading, paragraph, title } from '@/lib/papers/text-blocks';

/** One record of destruction, formatted for people: 20.06.2019 09:59:33, the id of the record, kinds of data, why. */
export type DestructionLine = { at: string; person: string; categories: string; reason: string };

export type DestructionActData = {
  operator: { name: string; address: string };
  /** «01.06.2026 — 30.06.2026» */
  period: string;
  /** 20.06.2019 10:11 */
  madeAt: string;
  system: string;
  lines: readonly DestructionLine[];
};

export const actTitle = 'Акт об уничтожении персональных данных';

/** What the order of Roskomnadzor № 179 of 28.10.2022 asks an act to say, for data processed by automatic means. */
export function destructionActSheet(data: DestructionActData): Sheet {
  return {
    name: 'Акт',
    title: actTitle,
    size: 10,
    blocks: [
      title(actTitle),
      ...factTable([
        {
          label: 'Оператор',
          value: [data.operator.name, data.operator.address].filter(Boolean),
          strong: true,
        },
        { label: 'Период', value: [data.period] },
        { label: 'Информационная система', value: [data.system] },
        { label: 'Кто уничтожил', value: ['Данные уничтожены порталом автоматически, по срокам хранения.'] },
        {
          label: 'Обработка по поручению',
          value: [{ writeByHand: 'Если обработка поручена другому лицу, его название и адрес:' }],
        },
        { label: 'Способ', value: [way] },
        {
          label: 'Материальные носители',
          value: ['Нет: данные обрабатывались с использованием средств автоматизации.'],
        },
        { label: 'Всего записей', value: [String(data.lines.length)] },
      ]),
      heading('Что уничтожено'),
      paragraph(
        'Люди названы номерами записей портала: сами данные уничтожены. Те же номера стоят в выгрузке из журнала.',
      ),
      ...factTable(
        data.lines.map(({ at, person, categories, reason }) => ({
          label: at,
          value: [`Запись ${person}`, `Категории: ${categories}.`, `Причина: ${reason}.`],
        })),
      ),
      ...signing(),
    ],
  };
}

const way =
  'Удаление записей и файлов из информационной системы; у зашифрованных значений и файлов вместе с ними уничтожен ключ, ' +
  'восстановить их нельзя.';

function signing(): Block[] {
  return [
    keptWithNext(paragraph('Лицо, ответственное за уничтожение персональных данных')),
    ...factTable([{ label: 'Должность', value: [{ writeByHand: ' ' }] }]).map(keptWithNext),
    signature(' '),
  ];
}
