import { expect, test } from 'vitest';
import { allGroundDocumentKinds, decisionKinds } from '@/lib/domain/ground-documents';

test('a decision offers only the papers it may rest on', () => {
  expect(decisionKinds.group).not.toContain('death_certificate');
  expect(decisionKinds.suspend).not.toContain('death_certificate');
  expect(decisionKinds.terminate).toContain('death_certificate');
  for (const kinds of Object.values(decisionKinds)) {
    expect(kinds.length).toBeLessThan(allGroundDocumentKinds.length);
    expect(kinds).not.toContain('marriage_certificate');
  }
});

test('what a reason asks for can always be named', () => {
  for (const action of ['suspend', 'restore', 'terminate'] as const) {
    expect(decisionKinds[action]).toEqual(
      expect.arrayContaining(['applicant_statement', 'court_decision', 'other']),
    );
  }
});
