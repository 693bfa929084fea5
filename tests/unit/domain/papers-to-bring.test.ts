import { describe, expect, test } from 'vitest';
import { linesToBring, originalsOrCopies, papersToBring } from '@/lib/domain/papers-to-bring';
import type { FamilyPapers, PaperKey, PaperReader } from '@/lib/domain/papers-to-bring';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';

const family: FamilyPapers = {
  applicantIsChild: false,
  childAge: 8,
  childDocumentKind: 'birth_certificate',
  applicantDocumentKind: 'passport',
  attendsInstitution: true,
  proofOfResidence: 'unattached_only',
  snilsKnown: false,
};
const kinds = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];

function paper(key: PaperKey, changes: Partial<FamilyPapers> = {}) {
  return papersToBring({ ...family, ...changes }).find((one) => one.key === key);
}

test('a schoolchild with a birth certificate, the parent with a passport', () => {
  expect(papersToBring(family)).toEqual([
    {
      key: 'application',
      title: 'Заявление, подписанное родителем (законным представителем)',
      needed: 'required',
    },
    {
      key: 'consent',
      title: 'Согласие на обработку персональных данных, подписанное родителем (законным представителем)',
      needed: 'required',
    },
    { key: 'applicant_document', title: 'Паспорт заявителя', needed: 'required' },
    { key: 'child_document', title: 'Свидетельство о рождении ребёнка', needed: 'required' },
    {
      key: 'residence',
      title: 'Документ, подтверждающий проживание ребёнка в муниципалитете',
      needed: 'not_required',
    },
    { key: 'snils', title: 'СНИЛС ребёнка', needed: 'if_any' },
  ]);
});

test('a child of 15 who applies signs everything and brings one document', () => {
  const own = { applicantIsChild: true, childAge: 15, childDocumentKind: 'passport' } as const;
  expect(paper('application', own)?.title).toBe('Заявление, подписанное ребёнком');
  expect(paper('consent', own)?.title).toContain('подписанное ребёнком');
  expect(paper('applicant_document', own)?.needed).toBe('not_required');
  expect(paper('child_document', own)).toMatchObject({ title: 'Паспорт ребёнка', needed: 'required' });
});

describe('proof of residence', () => {
  test.each([
    ['unattached_only', true, 'not_required'],
    ['unattached_only', false, 'required'],
    ['every_child', true, 'required'],
    ['every_child', false, 'required'],
  ] as const)('%s, attends %s: %s', (proofOfResidence, attendsInstitution, needed) => {
    expect(paper('residence', { proofOfResidence, attendsInstitution })?.needed).toBe(needed);
  });
});

describe('documents by name', () => {
  test.each([
    ['temporary_identity_card', 15, 'Временное удостоверение личности ребёнка (форма 2П)'],
    ['foreign_birth_certificate', 8, 'Свидетельство о рождении ребёнка, выданное иностранным государством'],
    ['foreign_passport', 15, 'Паспорт иностранного гражданина на имя ребёнка'],
    ['other', 8, 'Документ, удостоверяющий личность ребёнка'],
  ] as const)('%s at %i: «%s»', (childDocumentKind, childAge, title) => {
    expect(paper('child_document', { childDocumentKind, childAge })?.title).toBe(title);
  });

  test('who has turned 14 brings the passport instead of the birth certificate', () => {
    const at = (childAge: number, childDocumentKind: IdentityDocumentKind) =>
      paper('child_document', { childAge, childDocumentKind })?.title;
    expect(at(13, 'birth_certificate')).toBe('Свидетельство о рождении ребёнка');
    expect(at(14, 'birth_certificate')).toBe('Паспорт ребёнка');
    expect(at(14, 'foreign_birth_certificate')).toBe('Паспорт иностранного гражданина на имя ребёнка');
  });

  test('an applicant whose document nobody has entered yet', () => {
    expect(paper('applicant_document', { applicantDocumentKind: null })).toMatchObject({
      title: 'Документ, удостоверяющий личность заявителя',
      needed: 'required',
    });
  });
});

test('SNILS that is known is brought to be compared', () => {
  expect(paper('snils', { snilsKnown: true })?.needed).toBe('required');
});

test('every family has all six lines in one order, the papers themselves always needed', () => {
  const order = ['application', 'consent', 'applicant_document', 'child_document', 'residence', 'snils'];
  for (const childDocumentKind of kinds) {
    for (const applicantDocumentKind of [...kinds, null]) {
      for (const applicantIsChild of [false, true]) {
        for (const childAge of [4, 8, 13, 14, 17]) {
          const input = { ...family, childDocumentKind, applicantDocumentKind, applicantIsChild, childAge };
          const papers = papersToBring(input);
          expect(papers.map(({ key }) => key)).toEqual(order);
          const required = papers.filter(({ needed }) => needed === 'required').map(({ key }) => key);
          expect(required).toEqual(
            applicantIsChild
              ? ['application', 'consent', 'child_document']
              : ['application', 'consent', 'applicant_document', 'child_document'],
          );
        }
      }
    }
  }
});

describe('for the one who reads', () => {
  const lines = (changes: Partial<FamilyPapers>, reader: PaperReader) =>
    linesToBring(papersToBring({ ...family, ...changes }, reader));

  test('the applying parent is spoken to', () => {
    expect(lines({}, 'parent')).toEqual([
      'Заявление, подписанное Вами',
      'Согласие на обработку персональных данных, подписанное Вами',
      'Ваш паспорт',
      'Свидетельство о рождении ребёнка',
      'СНИЛС ребёнка, если есть',
    ]);
  });

  test('the applying child is spoken to and nothing is said of a child', () => {
    const own = { applicantIsChild: true, childAge: 15, childDocumentKind: 'passport' } as const;
    expect(lines({ ...own, attendsInstitution: false, snilsKnown: true }, 'child')).toEqual([
      'Заявление, подписанное Вами',
      'Согласие на обработку персональных данных, подписанное Вами',
      'Ваш паспорт',
      'Документ, подтверждающий, что Вы живёте в муниципалитете',
      'Ваш СНИЛС',
    ]);
    for (const childDocumentKind of kinds) {
      expect(lines({ ...own, childDocumentKind }, 'child').join(' ')).not.toMatch(/реб[её]н/);
    }
  });

  test('who reads changes no more than the words', () => {
    const needs = (reader: PaperReader) =>
      papersToBring(family, reader).map(({ key, needed }) => [key, needed]);
    expect(needs('parent')).toEqual(needs('staff'));
    expect(needs('child')).toEqual(needs('staff'));
  });
});

test('originals or copies, as the municipality says', () => {
  expect(originalsOrCopies(false)).toBe('Нужны оригиналы документов.');
  expect(originalsOrCopies(true)).toContain('копии');
});
