import { z } from 'zod';
import { recordField } from '@/lib/domain/fields';
import { mostAtOnce, paperKeys, type TickedPapers } from '@/lib/domain/group-activation';
import type { PaperKey } from '@/lib/domain/papers-to-bring';

/** One child of the form. `all`: «всё» was ticked; what that stands for depends on what the family brings. */
export type TickedRow = TickedPapers & { certificateId: string; paperId: string; all: boolean };

export type GroupTicks = {
  /** Made with the form: the same form sent twice is one run. */
  formId: string;
  rows: readonly TickedRow[];
  /** Papers ticked for everybody on the screen. */
  columns: readonly PaperKey[];
};

const rowName = /^paper\.(.+)$/;
const isId = (text: unknown): text is string => z.uuid().safeParse(text).success;

/**
 * The ticks of one screen. Names: `paper.ID` (the version of the papers on the screen), `seen.ID.PAPER` (the original),
 * `copy.ID.PAPER`, `all.ID`, `column.PAPER`, where ID is the certificate.
 */
export const groupFields = z
  .looseObject({ formId: recordField('Обновите страницу и отметьте документы ещё раз') })
  .transform((values, context): GroupTicks => {
    const rows = Object.entries(values).flatMap(([name, paperId]) => {
      const certificateId = rowName.exec(name)?.[1];
      return isId(certificateId) && isId(paperId) ? [tickedRow(values, certificateId, paperId)] : [];
    });
    if (rows.length === 0 || rows.length > mostAtOnce) {
      context.addIssue({ code: 'custom', message: 'Обновите страницу и отметьте документы ещё раз' });
      return z.NEVER;
    }
    const columns = paperKeys.filter((key) => values[`column.${key}`] === 'on');
    return { formId: values.formId, rows, columns };
  });

type Values = Readonly<Record<string, unknown>>;

function tickedRow(values: Values, certificateId: string, paperId: string): TickedRow {
  const ticked = (of: 'seen' | 'copy') =>
    paperKeys.filter((key) => values[`${of}.${certificateId}.${key}`] === 'on');
  return {
    certificateId,
    paperId,
    all: values[`all.${certificateId}`] === 'on',
    originals: ticked('seen'),
    copies: ticked('copy'),
  };
}
