export type PaperDocument = {
  title: string;
  series: string;
  number: string;
  issuedOn: string | null;
  issuedBy: string | null;
};

export type PaperPerson = {
  fullName: string;
  /** «Иванова М. П.» */
  shortName: string;
  birthDate: string;
  address: string;
  /** As shown to people: 123-456-789 64. */
  snils: string | null;
  document: PaperDocument;
};

export type PaperApplicant = PaperPerson & {
  phone: string;
  email: string;
  /** On what ground the applicant acts for the child: «родитель», «опекун» … */
  ground: string;
};

export type PaperContacts = { phone: string; email: string };

/**
 * JSON-serialisable snapshot of everything the papers print; stored encrypted so that a paper can be printed
 * again as it was. All dates are already formatted for people. An empty string is printed as nothing: its line is left out.
 */
export type PaperData = {
  applicationNumber: string;
  /** Grouped: 42 07 000 002. */
  certificateNumber: string;
  /** 20.06.2019 10:11 */
  madeAt: string;
  version: number;
  /** XXXX-XXXX-XXXX */
  code: string;
  codeUrl: string;
  /** The body the application is addressed to, in the dative. */
  addressee: string;
  /** Full name of the municipality. */
  municipality: string;
  group: string;
  dataOperator: { name: string; address: string };
  child: PaperPerson;
  /** `null`: a child of 14 or older applies in the first person. */
  applicant: PaperApplicant | null;
  /** How to reach the child who applies; `null` when an adult applies. */
  childContacts: PaperContacts | null;
};
