import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { allCorrectionMatters, isApplied } from '@/lib/domain/corrections';
import { choiceField, optionalText, recordField, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { lockRow } from '@/lib/platform/locks';
import { readCorrected } from './corrected-value';
import { correctionContext, type CorrectionContent } from './corrections-of';

export const askCorrectionFields = z.object({
  personId: recordField('Выберите, о ком сведения'),
  matter: choiceField(allCorrectionMatters, 'Выберите, что исправить'),
  right: optionalText({ max: 200 }),
  says: textField({ label: { title: 'Что неверно', accusative: 'что неверно' }, max: 1000 }),
});

type AskedCorrection = z.output<typeof askCorrectionFields>;

/** «Сообщить об ошибке»: puts the request before the operators of the child's municipality. One waits at a time. */
export async function askCorrection(actor: FamilyActor, asked: AskedCorrection): Promise<void> {
  requirePermission(actor, 'correction.ask');
  await inTransaction(async (tx) => {
    await lockRow(tx, 'person', asked.personId);
    const isChild = await requireKnownPerson(tx, actor, asked.personId);
    const content = contentOf(asked, isChild);
    const waiting = await tx.pendingCorrection.findFirst({
      where: { askedById: actor.personId, personId: asked.personId, status: 'waiting' },
      select: { id: true },
    });
    if (waiting) {
      throw new Refusal(
        'conflict',
        'Вы уже просили исправить эти сведения, и просьба ждёт ответа. Новую можно отправить после ответа.',
      );
    }
    const id = randomUUID();
    await tx.pendingCorrection.create({
      data: {
        id,
        personId: asked.personId,
        askedById: actor.personId,
        fields: [asked.matter],
        sealed: seal(correctionContext(id), JSON.stringify(content)),
        createdAt: now(),
      },
    });
    await recordAudit(tx, actor, {
      event: 'correction_asked',
      subject: ['correction', id],
      ...(isChild ? { childId: asked.personId } : {}),
      details: { matter: asked.matter },
    });
  });
}

/** Oneself or a child of one's own; says whether it is a child. Somebody has to be there who answers. */
async function requireKnownPerson(tx: Transaction, actor: FamilyActor, personId: string): Promise<boolean> {
  const children = await tx.child.findMany({
    where: childrenOf(actor),
    select: { personId: true, municipalityId: true },
  });
  const child = children.find((one) => one.personId === personId);
  if (!child && personId !== actor.personId) found(null);
  const answered = child ? [child] : children;
  if (!answered.some(({ municipalityId }) => municipalityId !== null)) {
    throw new Refusal(
      'conflict',
      'Ребёнок ещё не отнесён к муниципалитету, и эти сведения Вы можете исправить сами: в «Обо мне» или на странице ребёнка.',
    );
  }
  return child !== undefined;
}

function contentOf({ matter, right, says }: AskedCorrection, isChild: boolean): CorrectionContent {
  if (!isChild || !isApplied(matter)) return { says, right };
  if (matter !== 'patronymic' && right === null) {
    throw new Refusal('invalid', 'Напишите, как правильно', 'right');
  }
  return { says, right: readCorrected(matter, right ?? '') };
}
