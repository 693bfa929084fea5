import { Refusal } from '@/lib/domain/refusal';
import { copiedDown, mostVisitChildren, visitBlocks, withoutBlock, type Values } from './visit-blocks';

type Stepped = {
  values: Record<string, string>;
  /** The block the page goes on with; null for its beginning. */
  block: number | null;
};

/** What a button of the form that sends nothing makes of what is typed. */
export function afterStep({ step = '', ...values }: Values): Stepped {
  if (step === 'add') return addBlock(values);
  const copied = /^copy([1-9])$/.exec(step)?.[1];
  if (copied !== undefined) return { values: copiedDown(values, Number(copied)), block: Number(copied) };
  const removed = Number(/^remove([2-9])$/.exec(step)?.[1] ?? 0);
  if (removed > 0 && removed <= visitBlocks(values)) {
    return { values: withoutBlock(values, removed), block: removed - 1 };
  }
  if (step === 'child_applies') return { values: { ...values, applicant: 'child' }, block: null };
  if (step === 'parent_applies') return { values: { ...values, applicant: 'parent' }, block: null };
  return { values: { ...values }, block: null };
}

/** The next child mostly shares surname, address and ground with the one before. */
function addBlock(values: Values): Stepped {
  const block = visitBlocks(values) + 1;
  if (block > mostVisitChildren) {
    throw new Refusal(
      'invalid',
      `За раз записывается до ${mostVisitChildren} детей. Запишите этих, потом остальных с тем же заявителем.`,
    );
  }
  return { values: copiedDown({ ...values, children: String(block) }, block), block };
}
