/** The page of the form. Drafts are kept under it, whichever page it was begun on. */
export const visitFormPage = '/counter/family/new';
