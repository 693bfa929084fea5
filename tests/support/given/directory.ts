import { database } from '@/lib/platform/database';

/** A right the institution has. */
export async function rightOf(institutionId: string): Promise<string> {
  const { id } = await database().institutionRight.findFirstOrThrow({ where: { institutionId } });
  return id;
}

const longAgo = new Date('2020-03-16');

/** A closed day that is over, so that no term waits for it; one an institution, however often it is asked for. */
export async function givenPastClosure(institutionId: string): Promise<string> {
  const known = await database().institutionClosure.findFirst({
    where: { institutionId, closedTo: longAgo },
  });
  if (known) return known.id;
  const { id } = await database().institutionClosure.create({
    data: { institutionId, closedFrom: longAgo, closedTo: longAgo, reason: 'Ремонт' },
  });
  return id;
}
