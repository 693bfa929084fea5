import { describe, expect, test } from 'vitest';
import { liftReturnFields } from '@/lib/certificates/return-fields';
import { certificateStatuses, terminationReasons } from '@/lib/domain/certificate-status';
import { stepTitle } from '@/lib/domain/history-words';
import { statusReasonTitle } from '@/lib/domain/status-reasons';
import { deskMattersOf, deskReasonsOf } from '@/lib/domain/desk-corrections';
import {
  allReturnReasons,
  isDeskOnly,
  knownReturnReasons,
  liftReasons,
  returnClosing,
  returnReasons,
  returnReasonsFor,
} from '@/lib/domain/return-reasons';
import { toldWords } from '@/lib/domain/told-words';

describe('reasons of a return', () => {
  test('each tells the family what to do', () => {
    for (const key of allReturnReasons) expect(returnReasons[key].todo).toMatch(/^[А-ЯЁ].+\.$/);
  });

  test('no key stands in two lists: the history knows a reason by its key alone', () => {
    const keys = [returnReasons, liftReasons, terminationReasons, certificateStatuses].flatMap((list) =>
      Object.keys(list),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(statusReasonTitle('scan_unreadable')).toBe('Скан документа не читается');
    expect(statusReasonTitle('brought')).toBe('Семья принесла недостающее');
    expect(statusReasonTitle('forgotten_key')).toBeNull();
  });

  test('a child who applies alone has no applicant to be wrong about', () => {
    expect(returnReasonsFor({ childApplies: true })).not.toContain('applicant_data_differ');
    expect(returnReasonsFor({ childApplies: false })).toEqual(allReturnReasons);
  });

  test('only where every reason is a missing paper nothing is to be mended in the cabinet', () => {
    expect(isDeskOnly(['papers_missing', 'signature_missing'])).toBe(true);
    expect(isDeskOnly(['papers_missing', 'scan_unreadable'])).toBe(false);
    expect(isDeskOnly(['other'])).toBe(false);
    expect(isDeskOnly([])).toBe(false);
  });

  test('the closing of the letter follows from the reasons', () => {
    expect(returnClosing(['signature_missing'])).toBe('desk');
    expect(returnClosing(['scan_unreadable', 'papers_missing'])).toBe('picture');
    expect(returnClosing(['scan_unreadable', 'child_data_differ'])).toBe('data');
    expect(returnClosing(['other', 'papers_missing'])).toBe('remark');
  });

  test('stored keys are read in the order of the list', () => {
    expect(knownReturnReasons(['other', 'scan_unreadable', 'gone'])).toEqual(['scan_unreadable', 'other']);
  });
});

describe('corrections at the desk', () => {
  test('the applicant’s document may be another one, a name may not, the child’s has an action of its own', () => {
    expect(deskReasonsOf('applicant-document')).toContain('document_replaced');
    expect(deskReasonsOf('child-document')).not.toContain('document_replaced');
    expect(deskReasonsOf('child-name')).not.toContain('document_replaced');
    expect(deskReasonsOf('child-name')).not.toContain('facts_changed');
    expect(deskReasonsOf('child-address')).toContain('facts_changed');
  });

  test('a child who applies alone has a telephone and no other applicant', () => {
    expect(deskMattersOf('applicant', true)).toEqual([]);
    expect(deskMattersOf('child', true)).toContain('child-phone');
    expect(deskMattersOf('child', false)).not.toContain('child-phone');
  });
});

describe('a return taken back', () => {
  test('is called so in the history; only what the family mended is called corrected', () => {
    expect(stepTitle('returned', 'not_activated', ['by_mistake'])).toBe('Возврат на исправление снят');
    expect(stepTitle('returned', 'not_activated', ['brought'])).toBe('Возврат на исправление снят');
    expect(stepTitle('returned', 'not_activated', [])).toBe('Запись исправлена');
  });

  test('as a mistake wants a tick, for a family at the desk one press is enough', () => {
    const issues = (fields: object) =>
      liftReturnFields.safeParse(fields).error?.issues.map(({ path }) => path[0]);
    expect(issues({ reason: 'by_mistake' })).toEqual(['confirmed']);
    expect(issues({ reason: 'by_mistake', confirmed: 'on' })).toBeUndefined();
    expect(issues({ reason: 'brought' })).toBeUndefined();
  });

  test('promises a letter only where one goes out', () => {
    expect(toldWords('что сделать', true)).toBe('Семье отправлено письмо: что сделать.');
    expect(toldWords('что сделать', false)).toMatch(
      /^Письмо не отправлено.*Скажите семье сейчас, что сделать\./,
    );
    expect(toldWords(null, false)).not.toMatch(/отправлено письмо/);
  });
});
