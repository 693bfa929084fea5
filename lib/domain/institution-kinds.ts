/** What an institution is, as people say it. */
export const institutionKinds = {
  school: 'Школа',
  kindergarten: 'Детский сад',
  additional_education: 'Учреждение дополнительного образования',
  authorised_body: 'Уполномоченная организация',
} as const satisfies Record<string, string>;

export type InstitutionKind = keyof typeof institutionKinds;

export const allInstitutionKinds = Object.keys(institutionKinds) as InstitutionKind[];
