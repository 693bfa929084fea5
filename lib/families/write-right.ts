import type { OperatorActor } from '@/lib/access/actor';
import { deskMatters, type DeskMatter, type DeskReason } from '@/lib/domain/desk-corrections';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import type { ChildMatch } from '@/lib/duplicates/match-child';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { sealPersonField, snilsIndex } from '@/lib/platform/sealed-fields';
import { isForeignSnils } from '@/lib/record-changes/known-snils';
import { compareAnew, putRight } from '@/lib/record-changes/put-right';
import { chosenInstitution } from './child-place';
import { mendDocument, readDocument, takeDocument } from './desk-document';
import { documentOf, personOf, type DeskFacts, type DeskRecord } from './desk-record';

const refusals = {
  wrongAge:
    'С этой датой рождения ребёнку не полагается сертификат: его выдают с 5 до 18 лет. Проверьте дату по документу.',
  refuseMatches: (matches: readonly ChildMatch[]) =>
    matches.some(({ verdict }) => verdict === 'certain')
      ? Promise.reject(
          new Refusal(
            'conflict',
            'С этими сведениями это тот же ребёнок, у которого сертификат уже есть, поэтому исправление не внесено. Найдите другую запись поиском: второй сертификат выдан повторно, его прекращают.',
          ),
        )
      : Promise.resolve(),
};

type Correction = {
  reason: DeskReason;
  /** What the form holds in all, the unchanged fields too. */
  all: DeskFacts;
};

/** Writes the changed fields of one matter where they belong. */
export async function writeRight(
  tx: Transaction,
  actor: OperatorActor,
  record: DeskRecord,
  matter: DeskMatter,
  changed: DeskFacts,
  correction: Correction,
): Promise<void> {
  const { about, form } = deskMatters[matter];
  const { id } = personOf(record, matter);
  switch (form) {
    case 'name':
      if (about === 'applicant') return rename(tx, id, correction.all);
      await putRight(tx, actor, id, changed, refusals);
      return;
    case 'snils':
      if (about === 'applicant') return writeSnils(tx, id, correction.all.snils ?? null);
      await putRight(tx, actor, id, changed, refusals);
      return;
    case 'birthDate':
      await putRight(tx, actor, id, changed, refusals);
      return;
    case 'document':
      return writeDocument(tx, actor, record, matter, correction);
    case 'school':
      return writeSchool(tx, actor, record, correction.all.institution ?? '');
    case 'address':
    case 'phone': {
      const sealed = sealPersonField(form, id, correction.all[form] ?? null);
      await tx.person.update({
        where: { id },
        data: {
          ...(form === 'address' ? { addressSealed: sealed } : { phoneSealed: sealed }),
          changedAt: now(),
        },
      });
    }
  }
}

async function rename(tx: Transaction, id: string, facts: DeskFacts): Promise<void> {
  const name = {
    surname: facts.surname ?? '',
    givenName: facts.givenName ?? '',
    patronymic: facts.patronymic ?? null,
  };
  await tx.person.update({
    where: { id },
    data: { ...name, nameKey: nameKey(fullName(name)), changedAt: now() },
  });
}

/** An adult is set against nobody: only children have certificates. */
async function writeSnils(tx: Transaction, id: string, snils: string | null): Promise<void> {
  if (await isForeignSnils(tx, id, snils)) {
    throw new Refusal(
      'conflict',
      'Этот СНИЛС уже указан у другого человека в реестре. Сверьте номер с оригиналом.',
      'snils',
    );
  }
  await tx.person.update({
    where: { id },
    data: {
      snilsSealed: sealPersonField('snils', id, snils),
      snilsIndex: snils === null ? null : snilsIndex(snils),
      changedAt: now(),
    },
  });
}

async function writeDocument(
  tx: Transaction,
  actor: OperatorActor,
  record: DeskRecord,
  matter: DeskMatter,
  { reason, all }: Correction,
): Promise<void> {
  const ofChild = deskMatters[matter].about === 'child';
  const { id: personId } = personOf(record, matter);
  const document = documentOf(record, matter);
  const right = readDocument(all, ofChild ? record.birthDate : null);
  if (document && reason !== 'document_replaced') {
    await mendDocument(tx, personId, document.id, right, ofChild);
  } else {
    await takeDocument(tx, personId, document?.id ?? null, right);
  }
  await tx.person.update({ where: { id: personId }, data: { changedAt: now() } });
  if (ofChild) await compareAnew(tx, actor, personId, refusals.refuseMatches);
}

/** Where a child goes decides which papers are asked for; the papers themselves do not print it. */
async function writeSchool(
  tx: Transaction,
  actor: OperatorActor,
  record: DeskRecord,
  institution: string,
): Promise<void> {
  if (actor.ownPupilsOnly && institution !== actor.institutionId) {
    throw new Refusal(
      'forbidden',
      'Ваше учреждение видит только своих воспитанников и учеников. Другое учреждение ребёнку запишет специалист, принимающий всех.',
      'institution',
    );
  }
  const municipalityId = record.child.municipalityId ?? record.municipalityId;
  const institutionId = await chosenInstitution(tx, { municipalityId, institution });
  await tx.child.update({
    where: { personId: record.childId },
    data: { municipalityId, institutionId, unattached: institutionId === null },
  });
}
