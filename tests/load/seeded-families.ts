/** With this begins every login of a family of a seeded town. */
export const seededLogins = 'september-';

/** With this begins every login of its operators, as of all who are given in tests; a generated region has others. */
export const seededStaff = 'operator-';

/** A document as its owner types it into a form. */
export type TypedDocument = {
  title: string;
  series: string;
  number: string;
  /** «20.06.2019» */
  issuedOn: string;
  issuedBy: string;
};

/** A family as the school has entered it, and what its parent knows by heart. All are invented. */
export type SeededFamily = {
  login: string;
  password: string;
  email: string;
  childId: string;
  municipality: string;
  school: string;
  /** The child's document; it is not in the portal yet. */
  document: TypedDocument;
  parent: { passport: TypedDocument; address: string; phone: string };
};

export type SeededOperator = {
  login: string;
  password: string;
  /** Of the app that shows the codes of the second step. */
  secret: string;
  institutionId: string;
};

/** What `seedTown` has put into the database. */
export type SeededTown = { families: SeededFamily[]; operators: SeededOperator[] };

export type TownWanted = {
  families: number;
  operators: number;
  /** The school has entered all that the papers need; otherwise the family is asked for it. True by default. */
  complete?: boolean;
};
