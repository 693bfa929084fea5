import { z } from 'zod';
import { choiceField } from '@/lib/domain/fields';
import { formText } from '@/lib/domain/field-text';
import { bulkCloseReasons, bulkKinds } from '@/lib/domain/proposals';
import { reasonKeys } from '@/lib/domain/record-changes';

const tickName = /^tick\.(.+)$/;

/** What is to be done with the list on the screen; a ticked record comes as `tick.ID`. */
export const bulkFields = z
  .looseObject({
    query: formText,
    kind: choiceField(bulkKinds, 'Выберите, что сделать'),
    which: choiceField(['ticked', 'found'], 'Выберите, с какими записями'),
    group: formText,
    groupReason: formText,
    closeReason: formText,
  })
  .transform((values, context) => {
    const ticked = Object.keys(values).flatMap((name) => {
      const id = tickName.exec(name)?.[1];
      return id !== undefined && z.uuid().safeParse(id).success ? [id] : [];
    });
    const { kind, which, query, group } = values;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (which === 'ticked' && ticked.length === 0) {
      refuse('which', 'Отметьте записи в списке или выберите «Все найденные»');
    }
    const groupReason = reasonKeys('group').find((key) => key === values.groupReason) ?? null;
    const closeReason = bulkCloseReasons.find((key) => key === values.closeReason) ?? null;
    if (kind === 'change_group') {
      if (!z.uuid().safeParse(group).success) refuse('group', 'Выберите группу, в которую перевести');
      if (groupReason === null) refuse('groupReason', 'Выберите причину перевода');
    }
    if (kind === 'close' && closeReason === null) refuse('closeReason', 'Выберите причину прекращения');
    return {
      query,
      kind,
      ids: which === 'ticked' ? ticked : null,
      groupId: kind === 'change_group' ? group : null,
      reason: kind === 'change_group' ? groupReason : kind === 'close' ? closeReason : null,
    };
  });

export type BulkInput = z.output<typeof bulkFields>;
