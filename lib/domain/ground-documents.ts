/** Papers on which a lawful change rests. */
export const groundDocumentKinds = {
  applicant_statement: { title: 'Заявление заявителя' },
  court_decision: { title: 'Решение суда' },
  guardianship_act: { title: 'Акт органа опеки и попечительства' },
  residence_registration: { title: 'Документ о регистрации по месту жительства' },
  residence_other: { title: 'Иной документ о месте жительства' },
  marriage_certificate: { title: 'Свидетельство о заключении брака' },
  divorce_certificate: { title: 'Свидетельство о расторжении брака' },
  adoption_certificate: { title: 'Свидетельство об усыновлении (удочерении)' },
  name_change_certificate: { title: 'Свидетельство о перемене имени' },
  paternity_certificate: { title: 'Свидетельство об установлении отцовства' },
  new_birth_certificate: { title: 'Новое свидетельство о рождении' },
  death_certificate: { title: 'Свидетельство о смерти' },
  official_memo: { title: 'Служебная записка' },
  other: { title: 'Иной документ' },
} as const satisfies Record<string, { title: string }>;

export type GroundDocumentKind = keyof typeof groundDocumentKinds;

export const allGroundDocumentKinds = Object.keys(groundDocumentKinds) as GroundDocumentKind[];

/** What proves where a family lives. */
export const residenceKinds = [
  'residence_registration',
  'residence_other',
] as const satisfies readonly GroundDocumentKind[];

/** What a name changes on. */
export const nameKinds = [
  'marriage_certificate',
  'divorce_certificate',
  'adoption_certificate',
  'name_change_certificate',
  'paternity_certificate',
  'new_birth_certificate',
  'court_decision',
] as const satisfies readonly GroundDocumentKind[];

/** What a tie ends on. */
export const tieKinds = [
  'court_decision',
  'guardianship_act',
  'adoption_certificate',
  'applicant_statement',
  'official_memo',
  'other',
] as const satisfies readonly GroundDocumentKind[];

/** On what an adult acts for a child, where the birth certificate does not say so. */
export const tieProofKinds = [
  'guardianship_act',
  'court_decision',
  'adoption_certificate',
  'paternity_certificate',
  'new_birth_certificate',
  'other',
] as const satisfies readonly GroundDocumentKind[];

/** What each of these decisions may rest on: a death ends a certificate and moves it into no group. */
export const decisionKinds = {
  suspend: ['applicant_statement', 'court_decision', 'guardianship_act', 'official_memo', 'other'],
  restore: [
    'applicant_statement',
    'court_decision',
    'guardianship_act',
    'residence_registration',
    'residence_other',
    'official_memo',
    'other',
  ],
  terminate: [
    'applicant_statement',
    'court_decision',
    'guardianship_act',
    'residence_registration',
    'residence_other',
    'death_certificate',
    'official_memo',
    'other',
  ],
  undo_activation: [],
  group: ['applicant_statement', 'official_memo', 'other'],
} as const satisfies Record<string, readonly GroundDocumentKind[]>;

/** The kind with its number and date, as far as they are known: «Решение суда № 2-101/2026, 20.06.2026». */
export function groundWords(kind: GroundDocumentKind, number: string | null, date: string | null): string {
  const { title } = groundDocumentKinds[kind];
  return [number ? `${title} №\u00a0${number}` : title, ...(date ? [date] : [])].join(', ');
}
