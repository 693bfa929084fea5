export const demoPassword = 'certificate-2026-demo';

/** Who is behind each demo login, in the order in which they are listed. */
export const demoAccounts = {
  'demo-parent': 'Родитель: дети 8 и 15 лет, документы детей ещё не внесены',
  'demo-parent-2': 'Родитель: одному ребёнку вот-вот 5 лет, у другого сертификат активирован',
  'demo-child': 'Ребёнок 15 лет, подаёт заявку сам',
  'demo-first': 'Родитель, только что получивший первый пароль',
  'demo-operator': 'Специалист ДЮЦ «Орион», Новокузнецк',
  'demo-operator-2': 'Специалист учреждения другого муниципалитета',
  'demo-school': 'Специалист школы, выдаёт логины',
  'demo-municipality': 'Администратор муниципалитета',
  'demo-region': 'Администратор региона',
} as const satisfies Record<string, string>;

/** A table for the console of those demo accounts that exist. */
export function demoTable(existing: ReadonlySet<string>): string {
  const rows = Object.entries(demoAccounts).filter(([login]) => existing.has(login));
  const width = Math.max(0, ...rows.map(([login]) => login.length));
  const lines = rows.map(([login, person]) => `  ${login.padEnd(width)}  ${person}`);
  return [`Демонстрационные учётные записи, пароль у всех ${demoPassword}:`, ...lines].join('\n');
}
