type Conditions = {
  /** Whether the worker runs beside the site; a bench of a process without either says nothing of it. */
  worker?: boolean;
};

/** Under which conditions the figures of a bench were made, a sentence. */
export function measuredWith({ children }: { children: number }, { worker }: Conditions = {}): string {
  const region = `Детей в регионе ${children.toLocaleString('ru-RU')}`;
  if (worker === undefined) return `${region}; сайт и обработчик заданий не запущены.`;
  const beside = worker ? 'рядом работают обработчик заданий и приём писем' : 'обработчик заданий не запущен';
  return `${region}; журнал сайта — info, его читают; ${beside}.`;
}
