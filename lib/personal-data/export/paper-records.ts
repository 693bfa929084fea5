import type { FamilyActor } from '@/lib/access/actor';
import { formatPaperCode } from '@/lib/domain/paper-code';
import type { PaperData } from '@/lib/papers/paper-data';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { held, instant, type Held, type HeldRecord } from './held';

/** What is read of a paper besides its own row. */
export const paperParts = {
  kept: { select: { sha256: true, size: true, keptAt: true } },
} as const satisfies Prisma.PaperInclude;

type PaperRow = Prisma.PaperGetPayload<{ include: typeof paperParts }>;

/** A paper as it was printed, and the file that was handed out. */
export function paperRecord(paper: PaperRow): HeldRecord {
  const content = JSON.parse(
    unsealText(`paper.content:${paper.id}`, paper.contentSealed),
  ) as PaperData | null;
  return {
    title: content ? `Заявление и согласие № ${content.applicationNumber}` : 'Заявление и согласие',
    facts: [
      held('paper.version', 'Версия', paper.version),
      held('paper.code', 'Код для специалиста', formatPaperCode(paper.code)),
      held('paper.made_at', 'Сформировано', instant(paper.madeAt)),
      held('paper.content_sealed', 'Что напечатано', content ? linesOf(content).join('\n') : 'Уничтожено'),
      ...(paper.kept ? keptFacts(paper.kept) : []),
    ],
  };
}

/** The file itself is not in the file about it: it is downloaded from the card of the certificate. */
function keptFacts({ sha256, size, keptAt }: NonNullable<PaperRow['kept']>): Held[] {
  return [
    held('kept_paper.kept_at', 'Выдано в первый раз', instant(keptAt)),
    held(
      'kept_paper.content_sealed',
      'Выданный файл',
      'Хранится зашифрованным, скачать его можно в карточке сертификата',
    ),
    held('kept_paper.size', 'Выданный файл: размер, байт', size),
    held('kept_paper.sha256', 'Выданный файл: контрольная сумма SHA-256', sha256),
  ];
}

function linesOf({ child, applicant, childContacts, ...paper }: PaperData): string[] {
  const people = [child, ...(applicant ? [applicant] : [])];
  const contacts = applicant ?? childContacts;
  return [
    `Кому: ${paper.addressee}`,
    `Муниципалитет: ${paper.municipality}; группа: ${paper.group}`,
    `Оператор персональных данных: ${paper.dataOperator.name}, ${paper.dataOperator.address}`,
    ...people.flatMap((person) => [
      `${person.fullName}, дата рождения ${person.birthDate}`,
      `Документ: ${[person.document.title, person.document.series, person.document.number, person.document.issuedOn, person.document.issuedBy].filter(Boolean).join(' ')}`,
      ...(person.snils ? [`СНИЛС: ${person.snils}`] : []),
      ...(person.address ? [`Адрес: ${person.address}`] : []),
    ]),
    ...(applicant ? [`Основание: ${applicant.ground}`] : []),
    ...(contacts ? [`Телефон: ${contacts.phone}; почта: ${contacts.email}`] : []),
  ];
}

/** The consents this one has given for the child. */
export async function consentRecords(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
): Promise<HeldRecord[]> {
  const consents = await tx.consent.findMany({
    where: { childId, giverId: actor.personId },
    orderBy: { givenAt: 'asc' },
  });
  return consents.map((consent) => ({
    title: 'Согласие на обработку персональных данных',
    facts: [
      held('consent.given_at', 'Дано', instant(consent.givenAt)),
      held('consent.withdrawn_at', 'Отозвано', instant(consent.withdrawnAt)),
    ],
  }));
}
