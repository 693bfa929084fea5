import { randomUUID } from 'node:crypto';
import { dbDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { DemoMunicipalities } from './municipalities';
import { daysAgo } from './when';

type Row = Prisma.PublicQuestionCreateManyInput;

/** What Киселёвск answers itself: once in the place of the region, once beside it. */
export function municipalQuestionRows({ kiselyovsk }: DemoMunicipalities): Row[] {
  const { id: municipalityId, overdueCancelDays } = kiselyovsk.row;
  const shared = { municipalityId, topic: 'activation' as const, effectiveFrom: dbDate(daysAgo(120)) };
  return [
    {
      ...shared,
      id: randomUUID(),
      slug: 'missed-deadline',
      sortOrder: 30,
      question: 'Не успели принести документы в срок',
      answer: `Приходите, как только сможете: номер остаётся за ребёнком ещё ${overdueCancelDays} дней после срока. Если за это время документы не принесли, сертификат в Киселёвске прекращают. Заявку можно подать снова, номер будет другой.`,
    },
    {
      ...shared,
      id: randomUUID(),
      slug: 'saturday',
      sortOrder: 45,
      question: 'Можно ли прийти в субботу?',
      answer: [
        'Да. МБУ ДО «ЦРТДЮ» (ул. Унжакова, 12, каб. 5) принимает документы и в субботу, с 10:00 до 14:00.',
        'Перед праздниками проверьте часы приёма в [списке учреждений](/institutions/kiselyovsk).',
      ].join('\n\n'),
    },
  ];
}
