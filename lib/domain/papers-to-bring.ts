import { passportAge } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';

export type PaperNeed = 'required' | 'not_required' | 'if_any';

export type PaperKey =
  'application' | 'consent' | 'applicant_document' | 'child_document' | 'residence' | 'snils';

/** `title` is worded for this very family and for the one who reads. */
export type Paper = { key: PaperKey; title: string; needed: PaperNeed };

/** Who reads the list: staff (and whoever is not the applicant), the applying parent, the applying child of 14+. */
export type PaperReader = 'staff' | 'parent' | 'child';

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

type Wording = Readonly<Record<PaperReader, string>>;

const applicantPaper = {
  staff: 'Документ, удостоверяющий личность заявителя',
  parent: 'Ваш документ, удостоверяющий личность',
  child: 'Ваш документ, удостоверяющий личность',
} as const satisfies Wording;

const applicantDocuments = {
  passport: { staff: 'Паспорт заявителя', parent: 'Ваш паспорт', child: 'Ваш паспорт' },
  temporary_identity_card: {
    staff: 'Временное удостоверение личности заявителя (форма 2П)',
    parent: 'Ваше временное удостоверение личности (форма 2П)',
    child: 'Ваше временное удостоверение личности (форма 2П)',
  },
  foreign_passport: {
    staff: 'Паспорт иностранного гражданина на имя заявителя',
    parent: 'Ваш паспорт иностранного гражданина',
    child: 'Ваш паспорт иностранного гражданина',
  },
  birth_certificate: applicantPaper,
  foreign_birth_certificate: applicantPaper,
  other: applicantPaper,
} as const satisfies Record<IdentityDocumentKind, Wording>;

const childDocuments = {
  birth_certificate: {
    staff: 'Свидетельство о рождении ребёнка',
    parent: 'Свидетельство о рождении ребёнка',
    child: 'Ваше свидетельство о рождении',
  },
  passport: { staff: 'Паспорт ребёнка', parent: 'Паспорт ребёнка', child: 'Ваш паспорт' },
  temporary_identity_card: {
    staff: 'Временное удостоверение личности ребёнка (форма 2П)',
    parent: 'Временное удостоверение личности ребёнка (форма 2П)',
    child: 'Ваше временное удостоверение личности (форма 2П)',
  },
  foreign_birth_certificate: {
    staff: 'Свидетельство о рождении ребёнка, выданное иностранным государством',
    parent: 'Свидетельство о рождении ребёнка, выданное иностранным государством',
    child: 'Ваше свидетельство о рождении, выданное иностранным государством',
  },
  foreign_passport: {
    staff: 'Паспорт иностранного гражданина на имя ребёнка',
    parent: 'Паспорт иностранного гражданина на имя ребёнка',
    child: 'Ваш паспорт иностранного гражданина',
  },
  other: {
    staff: 'Документ, удостоверяющий личность ребёнка',
    parent: 'Документ, удостоверяющий личность ребёнка',
    child: 'Ваш документ, удостоверяющий личность',
  },
} as const satisfies Record<IdentityDocumentKind, Wording>;

const residence = {
  staff: 'Документ, подтверждающий проживание ребёнка в муниципалитете',
  parent: 'Документ, подтверждающий проживание ребёнка в муниципалитете',
  child: 'Документ, подтверждающий, что Вы живёте в муниципалитете',
} as const satisfies Wording;

const snils = {
  staff: 'СНИЛС ребёнка',
  parent: 'СНИЛС ребёнка',
  child: 'Ваш СНИЛС',
} as const satisfies Wording;

/** Always all six, in this order: the operator sees also what this family need not bring. */
export function papersToBring(family: FamilyPapers, reader: PaperReader = 'staff'): Paper[] {
  const signed = `подписанное ${signerFor(family, reader)}`;
  const proveResidence = family.proofOfResidence === 'every_child' || !family.attendsInstitution;
  return [
    { key: 'application', title: `Заявление, ${signed}`, needed: 'required' },
    { key: 'consent', title: `Согласие на обработку персональных данных, ${signed}`, needed: 'required' },
    applicantDocument(family, reader),
    { key: 'child_document', title: childDocuments[kindAtThisAge(family)][reader], needed: 'required' },
    { key: 'residence', title: residence[reader], needed: proveResidence ? 'required' : 'not_required' },
    { key: 'snils', title: snils[reader], needed: family.snilsKnown ? 'required' : 'if_any' },
  ];
}

/** The list as families read it: only what they bring, «СНИЛС ребёнка, если есть». */
export function linesToBring(papers: readonly Paper[]): string[] {
  return papers
    .filter(({ needed }) => needed !== 'not_required')
    .map(({ title, needed }) => (needed === 'if_any' ? `${title}, если есть` : title));
}

/** By the setting of the municipality. */
export function originalsOrCopies(acceptsCopies: boolean): string {
  return acceptsCopies ? 'Подойдут оригиналы или копии документов.' : 'Нужны оригиналы документов.';
}

function signerFor({ applicantIsChild }: FamilyPapers, reader: PaperReader): string {
  if (reader !== 'staff') return 'Вами';
  return applicantIsChild ? 'ребёнком' : 'родителем (законным представителем)';
}

function applicantDocument(family: FamilyPapers, reader: PaperReader): Paper {
  const key = 'applicant_document';
  // The child's own document is at once the applicant's: it is brought and ticked once, as the child's
  if (family.applicantIsChild) {
    return { key, title: 'Документ родителя (законного представителя)', needed: 'not_required' };
  }
  const wording = applicantDocuments[family.applicantDocumentKind ?? 'other'];
  return { key, title: wording[reader], needed: 'required' };
}

/** Who has turned 14 since the birth certificate was entered brings the passport that has replaced it. */
function kindAtThisAge({ childAge, childDocumentKind }: FamilyPapers): IdentityDocumentKind {
  if (childAge < passportAge) return childDocumentKind;
  if (childDocumentKind === 'birth_certificate') return 'passport';
  return childDocumentKind === 'foreign_birth_certificate' ? 'foreign_passport' : childDocumentKind;
}
