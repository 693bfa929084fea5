import { expect, test } from 'vitest';
import { scanState } from '@/components/cabinet/document-card';
import { isAwaited, type ChildSituation } from '@/lib/domain/child-situation';

const situation: ChildSituation = {
  age: { kind: 'eligible' },
  hasDocument: true,
  childDetailsComplete: true,
  applicantDetailsComplete: true,
  applicationStatus: null,
  certificateStatus: null,
  mayApply: true,
  someoneElsesApplication: false,
  isOneself: false,
};

test.each([
  [{}, false],
  [{ applicationStatus: 'awaiting_confirmation' }, true],
  [{ applicationStatus: 'confirmed' }, true],
  [{ applicationStatus: 'cancelled' }, false],
  [{ applicationStatus: 'certificate_issued', certificateStatus: 'not_activated' }, true],
  [{ applicationStatus: 'certificate_issued', certificateStatus: 'returned' }, true],
  [{ applicationStatus: 'certificate_issued', certificateStatus: 'active' }, false],
  [{ applicationStatus: 'confirmed', certificateStatus: 'terminated' }, true],
  [{ waitsForLink: true }, true],
] as const)('%j: something is expected from elsewhere: %s', (facts, awaited) => {
  expect(isAwaited({ ...situation, ...facts })).toBe(awaited);
});

test('a scan that will never be seen is not told as a processed one', () => {
  type Document = Parameters<typeof scanState>[0][number];
  const withScan = (facts: object) =>
    ({ scan: { gone: null, trouble: null, pages: [{}], ...facts } }) as unknown as Document;
  const [drawn, bad] = [withScan({}), withScan({ trouble: 'damaged', pages: [] })];
  expect(scanState([drawn])).toBe('скан обработан');
  expect(scanState([drawn, bad])).toBe('скан не подошёл');
  expect(scanState([bad, withScan({ pages: [] })])).toBe('скан обрабатывается');
});
