type Target = (childId: string) => string;

const edit =
  (field: string): Target =>
  (id) =>
    `/cabinet/children/${id}/edit?step=${id}#field-${field}`;
const me =
  (field: string): Target =>
  (id) =>
    `/cabinet/me?step=${id}#field-${field}`;

/** Rows of the check before sending, and the field where each is changed. `step` brings the family back to the check. */
export const checkTargets = {
  child_name: edit('surname'),
  birth_date: edit('birthDate'),
  child_document: (id) => `/cabinet/children/${id}/document?step=${id}`,
  child_snils: edit('snils'),
  child_address: edit('address'),
  municipality: edit('municipalityId'),
  institution: edit('institution'),
  own_phone: edit('phone'),
  my_name: me('surname'),
  my_document: me('kind'),
  my_snils: me('snils'),
  my_address: me('address'),
  my_phone: me('phone'),
} as const satisfies Record<string, Target>;

export type CheckKey = keyof typeof checkTargets;
