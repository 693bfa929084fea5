import type { FamilyActor } from '@/lib/access/actor';
import { correctionMatters, correctionStatuses } from '@/lib/domain/corrections';
import { linkDeclineReasons, linkStatuses } from '@/lib/domain/link-requests';
import { alikeWords } from '@/lib/domain/suspicions';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { fullName } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { held, instant, section, yesNo, type HeldRecord, type HeldSection } from './held';
import { documentRecord, personFacts, personShape } from './person-section';

const childShape = {
  personId: true,
  unattached: true,
  groupName: true,
  createdAt: true,
  municipality: { select: { shortName: true } },
  institution: { select: { shortName: true } },
  person: { select: personShape },
  suspicionsA: { select: { createdAt: true, decision: true, decidedAt: true } },
  suspicionsB: { select: { createdAt: true, decision: true, decidedAt: true } },
} as const satisfies Prisma.ChildSelect;

type ExportedChild = Prisma.ChildGetPayload<{ select: typeof childShape }>;

const decisions = { same_child: 'это один и тот же ребёнок', different_children: 'это разные дети' } as const;

/** One child, and of the guardians only this one's own ties and requests: the other's are the other's. */
export async function childSections(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
): Promise<HeldSection[]> {
  const child = await tx.child.findUniqueOrThrow({ where: { personId: childId }, select: childShape });
  const name = fullName(child.person);
  const own = child.personId === actor.personId;
  return [
    section('child', own ? 'Сведения обо мне' : `Ребёнок: ${name}`, [
      { title: null, facts: [...personFacts(child.person), ...placeFacts(child)] },
      ...[...child.suspicionsA, ...child.suspicionsB].map(suspicionRecord),
    ]),
    section('child_documents', `Документы: ${name}`, child.person.documents.map(documentRecord)),
    section('ties', `Кем Вы приходитесь: ${name}`, [
      ...(await tieRecords(tx, actor, childId)),
      ...(await linkRecords(tx, actor, childId)),
    ]),
  ];
}

function placeFacts(child: ExportedChild) {
  return [
    held('child.municipality_id', 'Муниципалитет', child.municipality?.shortName),
    held('child.institution_id', 'Школа или детский сад', child.institution?.shortName),
    held('child.group_name', 'Класс или группа', child.groupName),
    held('child.unattached', 'Не посещает школу и детский сад', yesNo(child.unattached)),
    held('child.created_at', 'Ребёнок внесён', instant(child.createdAt)),
  ];
}

/** With whom the record was compared is another family's matter. */
function suspicionRecord(row: ExportedChild['suspicionsA'][number]): HeldRecord {
  return {
    title: 'Запись сравнивали с похожей',
    facts: [
      held('duplicate_suspicion.created_at', 'Замечено сходство', instant(row.createdAt)),
      held('duplicate_suspicion.decision', 'Решение', row.decision && decisions[row.decision]),
      held('duplicate_suspicion.decided_at', 'Решено', instant(row.decidedAt)),
    ],
  };
}

const endGrounds = {
  court: 'по решению суда',
  rights_terminated: 'лишение родительских прав',
  mistake: 'ошибка',
  of_age: 'ребёнку исполнилось 18 лет',
} as const;

async function tieRecords(tx: Transaction, actor: FamilyActor, childId: string): Promise<HeldRecord[]> {
  const ties = await tx.guardianship.findMany({
    where: { childId, guardianId: actor.personId },
    orderBy: { createdAt: 'asc' },
  });
  return ties.map((tie) => ({
    title: null,
    facts: [
      held('guardianship.ground', 'На каком основании', guardianshipGrounds[tie.ground].title),
      held('guardianship.created_at', 'Внесено', instant(tie.createdAt)),
      held('guardianship.proven_at', 'Подтверждено по оригиналам', instant(tie.provenAt)),
      held('guardianship.ended_at', 'Прекращено', instant(tie.endedAt)),
      held('guardianship.end_ground', 'Почему прекращено', tie.endGround && endGrounds[tie.endGround]),
    ],
  }));
}

async function linkRecords(tx: Transaction, actor: FamilyActor, childId: string): Promise<HeldRecord[]> {
  const requests = await tx.linkRequest.findMany({
    where: { childId, personId: actor.personId },
    orderBy: { createdAt: 'asc' },
  });
  return requests.map((request) => ({
    title: 'Просьба связать с ребёнком',
    facts: [
      held('link_request.ground', 'На каком основании', guardianshipGrounds[request.ground].title),
      held('link_request.status', 'Состояние', linkStatuses[request.status].title),
      held('link_request.created_at', 'Отправлена', instant(request.createdAt)),
      held('link_request.decided_at', 'Решена', instant(request.decidedAt)),
      held('link_request.reason', 'Причина', request.reason && linkDeclineReasons[request.reason].title),
      held('link_request.alike', 'Что совпало', alikeWords(request.alike).join(', ')),
    ],
  }));
}

/** What this person asked to have corrected, with the answers. */
export async function correctionSection(tx: Transaction, actor: FamilyActor): Promise<HeldSection> {
  const rows = await tx.pendingCorrection.findMany({
    where: { askedById: actor.personId },
    orderBy: { createdAt: 'asc' },
    include: { institution: { select: { shortName: true } } },
  });
  return section(
    'corrections',
    'Просьбы исправить данные',
    rows.map((row) => {
      const { says, right } = JSON.parse(unsealText(`pending_correction.sealed:${row.id}`, row.sealed)) as {
        says: string;
        right: string | null;
      };
      const matters = row.fields.map((field) =>
        field in correctionMatters ? correctionMatters[field as keyof typeof correctionMatters].title : field,
      );
      return {
        title: null,
        facts: [
          held('pending_correction.fields', 'Что исправить', matters.join(', ')),
          held('pending_correction.sealed', 'Что неверно', says),
          held('pending_correction.sealed', 'Как правильно', right),
          held('pending_correction.created_at', 'Отправлена', instant(row.createdAt)),
          held('pending_correction.status', 'Состояние', correctionStatuses[row.status].title),
          held('pending_correction.decided_at', 'Ответ дан', instant(row.decidedAt)),
          held('pending_correction.institution_id', 'Где', row.institution?.shortName),
          held(
            'pending_correction.answer_sealed',
            'Ответ',
            row.answerSealed && unsealText(`pending_correction.answer:${row.id}`, row.answerSealed),
          ),
        ],
      };
    }),
  );
}
