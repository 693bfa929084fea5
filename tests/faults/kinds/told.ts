/** Of what may be told: statuses and «lost» as they are, refusals by their words. */
export type MayBeTold = number | 'lost' | RegExp;

/** `told`: instead of what was asked for, a status, «lost» where no answer came, or the words of a refusal. */
export function isExpected(told: number | string, expected: readonly MayBeTold[]): boolean {
  return expected.some((one) => (one instanceof RegExp ? one.test(String(told)) : one === told));
}
