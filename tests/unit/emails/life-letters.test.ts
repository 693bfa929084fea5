import { describe, expect, test } from 'vitest';
import { renderLetter, templates } from '@/emails/letter';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import { visibleText } from './visible-text';

const previews: { [Kind in LetterKind]: { Letter: { PreviewProps: LetterPayloads[Kind] } } } = templates;

/** What both parts of the letter say, as they are read. */
async function words<Kind extends LetterKind>(kind: Kind, changes: Partial<LetterPayloads[Kind]> = {}) {
  const preview = previews[kind].Letter.PreviewProps;
  const { subject, html, text } = await renderLetter(kind, { ...preview, ...changes });
  const plain = (part: string) => part.replaceAll('\u00a0', ' ');
  return { subject: plain(subject), parts: [visibleText(html), text].map(plain) };
}

async function says<Kind extends LetterKind>(
  kind: Kind,
  changes: Partial<LetterPayloads[Kind]>,
  said: readonly string[],
  unsaid: readonly string[] = [],
): Promise<void> {
  const { parts } = await words(kind, changes);
  for (const part of parts) {
    for (const fact of said) expect.soft(part).toContain(fact);
    for (const fact of unsaid) expect.soft(part).not.toContain(fact);
  }
}

describe('at 18', () => {
  test('the grown-up reads the number, the parents the first name alone', async () => {
    await says('certificate_expired', { own: true }, ['42 07 000 002', 'Вам исполнилось 18 лет']);
    await says(
      'certificate_expired',
      { own: false, certificateNumber: null },
      ['Ребёнок: Вера', 'Ребёнку исполнилось 18 лет', 'в Вашем кабинете этой записи больше нет'],
      ['42 07 000 002'],
    );
  });

  test('three months before, the day is named and nothing has to be done', async () => {
    expect((await words('ends_soon')).subject).toBe('Сертификат закончится 27.09.2026, в день 18-летия');
    await says('ends_soon', {}, ['27.09.2026 ребёнку исполнится', 'продлить его нельзя', 'скачайте заранее']);
    await says('ends_soon', { own: true }, ['27.09.2026 Вам исполнится']);
  });
});

test('at 5 one press is left, and nothing is urgent', async () => {
  expect((await words('may_receive')).subject).toBe('Теперь Вы можете получить сертификат');
  await says(
    'may_receive',
    {},
    ['Ребёнку исполнилось 5 лет', 'Получить сертификат', 'Торопиться не нужно'],
    ['Сегодня'],
  );
});

describe('at 14', () => {
  test('the passport takes the place of the birth certificate, the child may sign in', async () => {
    await says('turns_fourteen', { own: false }, [
      'одного свидетельства больше недостаточно',
      'временное удостоверение личности',
      'Ребёнок теперь может входить в кабинет сам',
      'Логин и первый пароль выдадут в школе или в учреждении из списка',
      'продолжают действовать',
    ]);
    await says('turns_fourteen', { own: false, signsIn: true }, ['Ваш вход остаётся прежним'], ['выдадут']);
  });

  test('where the papers are still waited for, the passport is one of them; the child is spoken to', async () => {
    await says('turns_fourteen', { own: true, activated: false }, [
      'Вам исполнилось 14 лет',
      'Чтобы активировать сертификат, теперь нужен паспорт',
      'сами подать заявление',
    ]);
  });
});

describe('the term', () => {
  test('«завтра» is said only of tomorrow', async () => {
    expect((await words('deadline_tomorrow')).subject).toBe(
      'Последний день принести документы — завтра, 27.06.2026',
    );
    const { subject, parts } = await words('deadline_tomorrow', { tomorrow: false });
    expect([subject, ...parts].join(' ')).not.toContain('завтра');
  });

  test.each(['deadline_tomorrow', 'deadline_passed'] as const)(
    '%s is honest about what follows',
    async (kind) => {
      const nothing = kind === 'deadline_passed' ? 'Ничего не потеряно' : 'Ничего не пропадёт';
      await says(
        kind,
        { lastDay: null },
        [kind === 'deadline_passed' ? nothing : 'примут и позже'],
        ['прекращает'],
      );
      await says(
        kind,
        { lastDay: '17.07.2026' },
        ['17.07.2026', 'муниципалитет прекращает сертификат'],
        [nothing],
      );
    },
  );

  test('passed, the subject says until when papers are taken', async () => {
    expect((await words('deadline_passed')).subject).toBe('Срок принести документы прошёл, но их ещё примут');
    expect((await words('deadline_passed', { lastDay: '17.07.2026' })).subject).toContain('до 17.07.2026');
  });
});

test('the amount of the next year comes by itself, and nothing is carried over', async () => {
  expect((await words('next_amount')).subject).toBe('Номинал сертификата на 2027 год — 18 432,00 ₽');
  await says('next_amount', {}, ['18 432,00 ₽', 'сумма начисляется сама', 'на следующий не переносится']);
});
