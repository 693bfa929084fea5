import { keptWithNext, type Block } from '@/lib/papers/block';
import { checkList } from '@/lib/papers/check-list';
import { factTable } from '@/lib/papers/fact-table';
import type { Sheet } from '@/lib/papers/sheet';
import { heading, largeNumber, paragraph, title } from '@/lib/papers/text-blocks';

export type ReminderPlace = { name: string; lines: readonly string[] };

/** What the memo for the refrigerator's door prints, all of it formatted for people already. */
export type ReminderData = {
  /** Grouped: 42 07 000 002. */
  certificateNumber: string;
  childName: string;
  /** Short name of the municipality. */
  municipality: string;
  /** 20.06.2019 10:11 */
  madeAt: string;
  /** «27.06.2019 включительно» */
  bringUntil: string;
  /** What to take along, a line each. */
  lines: readonly string[];
  /** Whether copies will do. */
  originals: string;
  /** The family chose where it will come: then that is the only place. */
  chosen: boolean;
  places: readonly ReminderPlace[];
  /** How many more there are. */
  otherPlaces: number;
  /** Where all institutions are listed. */
  institutionsUrl: string;
};

export const reminderTitle = 'Памятка: как активировать сертификат';

export function reminderSheet(data: ReminderData): Sheet {
  const blocks = [
    title(reminderTitle),
    largeNumber('Номер сертификата', data.certificateNumber),
    ...factTable([
      { label: 'Ребёнок', value: [data.childName], strong: true },
      { label: 'Муниципалитет', value: [data.municipality] },
      { label: 'Принести до', value: [data.bringUntil], strong: true },
    ]),
    heading('Что взять с собой'),
    ...checkList(data.lines),
    paragraph(
      `${data.originals} Нет принтера? Назовите в учреждении номер сертификата: заявление и согласие распечатают там.`,
    ),
    ...whereTo(data),
    paragraph(
      'Специалист сверит документы и активирует сертификат. После этого по номеру записывают в кружки и секции.',
    ),
  ];
  return { name: 'Памятка', title: reminderTitle, blocks, large: true };
}

function whereTo({ chosen, places, otherPlaces, institutionsUrl }: ReminderData): Block[] {
  const all = `Все учреждения и часы работы: ${institutionsUrl}`;
  if (places.length === 0) return [heading('Куда прийти'), paragraph(all)];
  const only = places.length === 1 && otherPlaces === 0;
  const label = (index: number) => (places.length === 1 ? 'Учреждение' : `${index + 1}.`);
  const facts = places.map(({ name, lines }, index) => ({
    label: chosen ? 'Вы выбрали' : label(index),
    value: [name, ...lines],
    strong: true,
  }));
  return [
    heading(chosen || only ? 'Куда прийти' : 'Куда прийти: в любое из учреждений'),
    ...factTable(facts).map((block, index) => (index === 0 ? keptWithNext(block) : block)),
    paragraph(otherPlaces > 0 ? `Есть и другие, ещё ${otherPlaces}. ${all}` : all),
  ];
}
