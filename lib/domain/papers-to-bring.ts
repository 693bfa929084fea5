import { passportAge } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';

export type PaperNeed = 'required' | 'not_required' | 'if_any';

export type PaperKey =
  'application' | 'consent' | 'applicant_document' | 'child_document' | 'residence' | 'snils';

/** `title` is worded for this very family. */
export type Paper = { key: PaperKey; title: string; needed: PaperNeed };

export type FamilyPapers = {
  /** A child of 14 or older applies for themselves. */
  applicantIsChild: boolean;
  /** In full years. */
  childAge: number;
  childDocumentKind: IdentityDocumentKind;
  applicantDocumentKind: IdentityDocumentKind | null;
  /** Whether the child goes to a school or a kindergarten of the municipality. */
  attendsInstitution: boolean;
  /** The municipality's setting. */
  proofOfResidence: 'every_child' | 'unattached_only';
  snilsKnown: boolean;
};

const applicantDocuments = {
  passport: 'Паспорт заявителя',
  temporary_identity_card: 'Временное удостоверение личности заявителя (форма 2П)',
  foreign_passport: 'Паспорт иностранного гражданина на имя заявителя',
  birth_certificate: 'Документ, удостоверяющий личность заявителя',
  foreign_birth_certificate: 'Документ, удостоверяющий личность заявителя',
  other: 'Документ, удостоверяющий личность заявителя',
} as const satisfies Record<IdentityDocumentKind, string>;

const childDocuments = {
  birth_certificate: 'Свидетельство о рождении ребёнка',
  passport: 'Паспорт ребёнка',
  temporary_identity_card: 'Временное удостоверение личности ребёнка (форма 2П)',
  foreign_birth_certificate: 'Свидетельство о рождении ребёнка, выданное иностранным государством',
  foreign_passport: 'Паспорт иностранного гражданина на имя ребёнка',
  other: 'Документ, удостоверяющий личность ребёнка',
} as const satisfies Record<IdentityDocumentKind, string>;

/** Always all six, in this order: the operator sees also what this family need not bring. */
export function papersToBring(family: FamilyPapers): Paper[] {
  const signer = family.applicantIsChild ? 'ребёнком' : 'родителем (законным представителем)';
  const proveResidence = family.proofOfResidence === 'every_child' || !family.attendsInstitution;
  return [
    { key: 'application', title: `Заявление, подписанное ${signer}`, needed: 'required' },
    {
      key: 'consent',
      title: `Согласие на обработку персональных данных, подписанное ${signer}`,
      needed: 'required',
    },
    applicantDocument(family),
    { key: 'child_document', title: childDocuments[kindAtThisAge(family)], needed: 'required' },
    {
      key: 'residence',
      title: 'Документ, подтверждающий проживание ребёнка в муниципалитете',
      needed: proveResidence ? 'required' : 'not_required',
    },
    { key: 'snils', title: 'СНИЛС ребёнка', needed: family.snilsKnown ? 'required' : 'if_any' },
  ];
}

function applicantDocument(family: FamilyPapers): Paper {
  const key = 'applicant_document';
  // The child's own document is at once the applicant's: it is brought and ticked once, as the child's
  if (family.applicantIsChild) {
    return { key, title: 'Документ родителя (законного представителя)', needed: 'not_required' };
  }
  return { key, title: applicantDocuments[family.applicantDocumentKind ?? 'other'], needed: 'required' };
}

/** Who has turned 14 since the birth certificate was entered brings the passport that has replaced it. */
function kindAtThisAge({ childAge, childDocumentKind }: FamilyPapers): IdentityDocumentKind {
  if (childAge < passportAge) return childDocumentKind;
  if (childDocumentKind === 'birth_certificate') return 'passport';
  return childDocumentKind === 'foreign_birth_certificate' ? 'foreign_passport' : childDocumentKind;
}
