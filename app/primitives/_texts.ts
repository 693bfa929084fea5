/** What real records may hold: the longest names, one word without a space, twelve children. */
export const longName = 'Константинопольская-Преображенская Александрина-Мария Константиновна-Владимировна';
export const longWord = 'Сверхдлинноеслово'.repeat(6);
export const longAddress =
  'Кемеровская область — Кузбасс, Новокузнецкий городской округ, посёлок Верхняя Островская площадка, улица Сорокалетия Великой Октябрьской социалистической революции, дом 142, корпус 3, квартира 1024';

export const twelveChildren = Array.from({ length: 12 }, (_, position) => ({
  id: `child-${position + 1}`,
  name: `Образцова Дарья Петровна, ${position + 5}\u00a0лет`,
  number: `42 07 000 ${String(position + 2).padStart(3, '0')}`,
}));
