import { familyRoles } from '@/lib/access/actor';

/** Everybody who may ask: nobody signed in, each role, and where a role splits, each of its kinds. */
export const people = {
  visitor: 'посетитель без входа',
  parent: 'родитель',
  child: 'ребёнок от 14 лет',
  young_child: 'ребёнок до 14 лет',
  operator: 'специалист, принимающий всех',
  school_operator: 'специалист учреждения только для своих',
  login_issuer: 'специалист, выдающий логины',
  municipal_admin: 'администратор муниципалитета',
  regional_admin: 'администратор региона',
} as const satisfies Record<string, string>;

export type Who = keyof typeof people;
export const everyone = Object.keys(people) as Who[];

/** How a record lies to the one who asks. */
export const places = ['own', 'same_municipality', 'foreign'] as const;
export type Place = (typeof places)[number];

type Reach = Readonly<Record<Exclude<Who, 'visitor'>, readonly Place[]>>;

const nobody: Reach = {
  parent: [],
  child: [],
  young_child: [],
  operator: [],
  school_operator: [],
  login_issuer: [],
  municipal_admin: [],
  regional_admin: [],
};
const onlyOwn: Reach = {
  parent: ['own'],
  child: ['own'],
  young_child: ['own'],
  operator: ['own'],
  school_operator: ['own'],
  login_issuer: ['own'],
  municipal_admin: ['own'],
  regional_admin: ['own'],
};

/** Which records exist for whom; what lies outside is answered as what does not exist. */
const scopes = {
  /** Children and what hangs on them: applications, certificates, papers, scans. */
  children: {
    ...onlyOwn,
    operator: ['own', 'same_municipality'],
    municipal_admin: ['own', 'same_municipality'],
    regional_admin: places,
  },
  /** What belongs to an account: its sessions, the searches it made. */
  account: onlyOwn,
  /** Pairs of children who may be one. */
  region: { ...nobody, regional_admin: places },
} as const satisfies Record<string, Reach>;

type Endpoint = {
  /** Whoever gets in. Everybody else signed in is told that there is no such page; a visitor is asked to sign in. */
  who: readonly Who[];
  /** Of a record in the address: for whom it exists. */
  scope?: keyof typeof scopes;
  /** Whoever is led on with a word of explanation and changes nothing: children under 14, where the parent acts. */
  told?: readonly Who[];
  /** What a visitor gets where asking to sign in would tell or help nobody. */
  visitor?: 'denied';
};

const signedIn = everyone.filter((who) => who !== 'visitor');
const family = [...familyRoles, 'young_child'] as const satisfies readonly Who[];
const operators = ['operator', 'school_operator'] as const satisfies readonly Who[];

const open = { who: everyone } as const satisfies Endpoint;
const account = { who: signedIn } as const satisfies Endpoint;
const cabinet = { who: family } as const satisfies Endpoint;
/** A record of the family, to look at. */
const familyRecord = { who: family, scope: 'children' } as const satisfies Endpoint;
/** A record of the family, to act on. */
const familyAct = { who: familyRoles, told: ['young_child'], scope: 'children' } as const satisfies Endpoint;
const counter = { who: operators } as const satisfies Endpoint;
const staff = everyone.filter((who) => who !== 'visitor' && !(family as readonly Who[]).includes(who));
const issuer = { who: ['login_issuer'] } as const satisfies Endpoint;
/** A pupil of the school. */
const pupil = { who: ['login_issuer'], scope: 'children' } as const satisfies Endpoint;
const region = { who: ['regional_admin'] } as const satisfies Endpoint;
/** A record that admins change, too. */
const changedRecord = {
  who: [...operators, 'municipal_admin', 'regional_admin'],
  scope: 'children',
} as const satisfies Endpoint;
/** Moved away it is gone for who moves it, so nobody sends this form in earnest here. */
const movedRecord = {
  who: ['municipal_admin', ...operators, 'regional_admin'],
  scope: 'children',
} as const satisfies Endpoint;
const counterRecord = { who: operators, scope: 'children' } as const satisfies Endpoint;

/**
 * Roles and scopes of every page (PAGE), file (GET) and form (POST), in one table. The list of addresses comes from the
 * build: one that is missing here fails the test, and every cell is tried over HTTP.
 */
export const accessTable: Readonly<Record<string, Endpoint>> = {
  'PAGE /': open,
  'PAGE /accessibility': open,
  'PAGE /certificate': open,
  'PAGE /documents': open,
  'PAGE /how-to-get': open,
  'PAGE /institutions': open,
  'PAGE /institutions/[slug]': open,
  'PAGE /municipalities/[slug]/[page]': open,
  'PAGE /privacy': open,
  'PAGE /questions': open,
  'PAGE /support': open,
  'PAGE /view': open,
  'POST /view/save': open,
  'GET /robots.txt': open,
  'GET /sitemap.xml': open,
  'GET /unavailable': open,

  // Whoever holds the letter may use its link: the token is the right.
  'GET /confirm-email/[token]': open,
  'POST /confirm-email/[token]/confirm': open,
  'PAGE /confirm-email/[token]/press': open,
  'PAGE /recover/[token]': open,
  'POST /recover/[token]/save': open,

  'PAGE /sign-in': open,
  'PAGE /sign-in/forgotten': open,
  'POST /sign-in/forgotten/save': open,
  'PAGE /sign-in/forgotten/sent': open,
  'POST /sign-in/submit': open,
  // Whoever holds the cookie of a begun sign-in goes on with it; everybody else is led to its beginning.
  'PAGE /sign-in/code': open,
  'POST /sign-in/code/submit': open,
  'PAGE /sign-in/code/backup': open,
  'POST /sign-in/code/backup/submit': open,
  'POST /sign-in/passkey/options': open,
  'POST /sign-in/passkey/submit': open,
  'POST /sign-in/provider': open,
  'GET /sign-in/provider/leave': open,
  'GET /sign-in/provider/return': open,
  'PAGE /sign-in/provider/link': open,
  'POST /sign-in/provider/link/save': open,
  'POST /sign-in/provider/link/decline': open,
  'POST /sign-out': open,
  'GET /session': open,
  'POST /session/extend': open,
  'PAGE /first-password': account,
  'POST /first-password/save': account,
  'PAGE /choose-role': account,
  'POST /choose-role/save': account,
  'PAGE /account/login': account,
  'POST /account/login/save': account,
  'PAGE /account/password': account,
  'POST /account/password/save': account,
  'POST /account/sessions/end-all': account,
  'POST /account/sessions/[sessionId]/end': { who: signedIn, scope: 'account' },
  'PAGE /account/passkeys': account,
  'POST /account/passkeys/start': account,
  'POST /account/passkeys/save': account,
  'POST /account/passkeys/[passkeyId]/remove': { who: signedIn, scope: 'account' },
  'PAGE /account/provider': cabinet,
  'POST /account/provider/link/save': cabinet,
  'POST /account/provider/unlink/save': cabinet,
  'PAGE /account/second-step': { who: staff },
  'POST /account/second-step/save': { who: staff },
  'POST /account/second-step/code/save': { who: staff },

  'PAGE /cabinet': cabinet,
  'PAGE /cabinet/certificate': cabinet,
  'PAGE /cabinet/certificate/apply': cabinet,
  'PAGE /cabinet/children': cabinet,
  'PAGE /cabinet/children/new': { who: ['parent'] },
  'POST /cabinet/children/new/save': { who: ['parent'] },
  'PAGE /cabinet/me': cabinet,
  'POST /cabinet/me/save': { who: ['parent'] },
  'POST /cabinet/scans/save': { who: familyRoles, visitor: 'denied' },
  'GET /api/scans/[scanId]': { who: [...family, ...operators], scope: 'children', visitor: 'denied' },
  'PAGE /cabinet/data': cabinet,
  'GET /cabinet/data/json': { who: familyRoles },
  'GET /cabinet/data/pdf': { who: familyRoles },
  'PAGE /cabinet/data/correction': { who: familyRoles, told: ['young_child'] },
  'POST /cabinet/data/correction/save': { who: familyRoles, told: ['young_child'] },
  'PAGE /cabinet/children/[childId]/consent': familyRecord,
  'POST /cabinet/children/[childId]/consent/save': familyAct,
  'PAGE /cabinet/children/[childId]/link': { who: ['parent'], scope: 'children' },
  'POST /cabinet/children/[childId]/link/save': { who: ['parent'], scope: 'children' },
  'PAGE /cabinet/children/[childId]': familyRecord,
  'PAGE /cabinet/children/[childId]/views': familyRecord,
  'PAGE /cabinet/children/[childId]/edit': familyAct,
  'POST /cabinet/children/[childId]/edit/save': familyAct,
  'PAGE /cabinet/children/[childId]/document': familyAct,
  'POST /cabinet/children/[childId]/document/save': familyAct,
  'PAGE /cabinet/children/[childId]/apply': familyRecord,
  'POST /cabinet/children/[childId]/apply/change': familyRecord,
  'POST /cabinet/children/[childId]/apply/save': familyAct,
  'PAGE /cabinet/applications/[applicationId]': familyRecord,
  'POST /cabinet/applications/[applicationId]/resend': familyAct,
  'PAGE /cabinet/applications/[applicationId]/cancel': familyRecord,
  'POST /cabinet/applications/[applicationId]/cancel/save': familyAct,
  'PAGE /cabinet/applications/[applicationId]/certificate': familyRecord,
  'POST /cabinet/applications/[applicationId]/certificate/save': familyAct,
  'PAGE /cabinet/certificates/[certificateId]': familyRecord,
  'PAGE /cabinet/certificates/[certificateId]/institutions': familyRecord,
  'POST /cabinet/certificates/[certificateId]/institutions/save': familyAct,
  'POST /cabinet/certificates/[certificateId]/renew': familyAct,
  'GET /cabinet/certificates/[certificateId]/calendar': familyRecord,
  'GET /cabinet/certificates/[certificateId]/reminder': familyRecord,
  'GET /cabinet/certificates/[certificateId]/sheet': familyRecord,
  'GET /cabinet/certificates/[certificateId]/paper': { who: familyRoles, scope: 'children' },

  'PAGE /counter': counter,
  'GET /counter/print': counter,
  'POST /counter/search/save': counter,
  'POST /counter/search/suggest': { who: operators, visitor: 'denied' },
  'PAGE /counter/search/[searchId]': { who: operators, scope: 'account' },
  'GET /c/[code]': counterRecord,
  'PAGE /counter/certificates/[certificateId]': counterRecord,
  // Before the others: whoever acts on a record that was opened by somebody else takes it over first.
  'POST /counter/certificates/[certificateId]/reservation': counterRecord,
  'GET /counter/certificates/[certificateId]/paper': counterRecord,
  'GET /counter/certificates/[certificateId]/reminder': counterRecord,
  'GET /counter/certificates/[certificateId]/sheet': counterRecord,
  'POST /counter/certificates/[certificateId]/renew': counterRecord,
  'POST /counter/certificates/[certificateId]/activate': counterRecord,
  'PAGE /counter/groups': counter,
  'PAGE /counter/groups/[institutionId]': counterRecord,
  'POST /counter/groups/[institutionId]/activate': counterRecord,
  'GET /counter/groups/[institutionId]/print': counterRecord,
  'PAGE /counter/groups/runs/[runId]': { who: operators, scope: 'account' },
  'PAGE /counter/certificates/[certificateId]/correct': counterRecord,
  'POST /counter/certificates/[certificateId]/correct/save': counterRecord,
  'PAGE /counter/certificates/[certificateId]/return': counterRecord,
  'POST /counter/certificates/[certificateId]/return/save': counterRecord,
  'POST /counter/certificates/[certificateId]/lift-return': counterRecord,
  'POST /counter/certificates/[certificateId]/duplicates/[suspicionId]/save': counterRecord,
  'PAGE /counter/certificates/[certificateId]/changes': changedRecord,
  'PAGE /counter/certificates/[certificateId]/suspend': changedRecord,
  'POST /counter/certificates/[certificateId]/suspend/save': changedRecord,
  'PAGE /counter/certificates/[certificateId]/restore': changedRecord,
  'POST /counter/certificates/[certificateId]/restore/save': changedRecord,
  'PAGE /counter/certificates/[certificateId]/group': changedRecord,
  'POST /counter/certificates/[certificateId]/group/save': changedRecord,
  'PAGE /counter/certificates/[certificateId]/document': counterRecord,
  'POST /counter/certificates/[certificateId]/document/save': counterRecord,
  'PAGE /counter/certificates/[certificateId]/name': counterRecord,
  'POST /counter/certificates/[certificateId]/name/save': counterRecord,
  'PAGE /counter/certificates/[certificateId]/move': movedRecord,
  'POST /counter/certificates/[certificateId]/move/save': movedRecord,
  'PAGE /counter/certificates/[certificateId]/ties/[tieId]': changedRecord,
  'POST /counter/certificates/[certificateId]/ties/[tieId]/save': changedRecord,
  'PAGE /counter/certificates/[certificateId]/adult': changedRecord,
  'POST /counter/certificates/[certificateId]/adult/save': changedRecord,
  'PAGE /counter/certificates/[certificateId]/undo': counterRecord,
  'POST /counter/certificates/[certificateId]/undo/save': counterRecord,
  'PAGE /counter/certificates/[certificateId]/terminate': changedRecord,
  'POST /counter/certificates/[certificateId]/terminate/save': changedRecord,
  'PAGE /counter/moved': { who: [...operators, 'municipal_admin'] },
  'PAGE /counter/certificates/[certificateId]/slips/[personId]': counterRecord,
  'POST /counter/certificates/[certificateId]/slips/[personId]/print': counterRecord,
  'PAGE /counter/corrections': counter,
  'PAGE /counter/corrections/[correctionId]': counterRecord,
  'POST /counter/corrections/[correctionId]/save': counterRecord,
  'PAGE /counter/family/new': counter,
  'POST /counter/family/new/save': counter,
  'POST /counter/family/new/more': counter,
  'POST /counter/family/draft/save': counter,
  'POST /counter/family/draft/remove': counter,
  'POST /counter/family/check': counter,
  'PAGE /counter/family/[childId]': counterRecord,
  'PAGE /counter/family/visits/[visitId]': counterRecord,
  'GET /counter/family/visits/[visitId]/paper': counterRecord,
  'POST /counter/family/visits/[visitId]/activate': counterRecord,
  'PAGE /counter/family/visits/[visitId]/done': counterRecord,
  'POST /counter/family/visits/[visitId]/slip/print': counterRecord,
  'PAGE /counter/links': counter,
  'PAGE /counter/links/[requestId]': counterRecord,
  'POST /counter/links/[requestId]/save': counterRecord,
  'PAGE /counter/logins': issuer,
  'POST /counter/logins/search': issuer,
  'PAGE /counter/logins/register': issuer,
  'POST /counter/logins/register/more': issuer,
  'POST /counter/logins/register/save': issuer,
  'PAGE /counter/logins/slips': issuer,
  'POST /counter/logins/slips/print': issuer,
  'PAGE /counter/logins/pupils/[childId]': pupil,
  'PAGE /counter/logins/pupils/[childId]/guardian': pupil,
  'POST /counter/logins/pupils/[childId]/guardian/save': pupil,
  'PAGE /counter/logins/pupils/[childId]/slips/[personId]': pupil,
  'POST /counter/logins/pupils/[childId]/slips/[personId]/print': pupil,

  'PAGE /admin/municipality': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers/[kind]': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/preview': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/save': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers/[kind]/return': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/return/save': { who: ['municipal_admin'] },
  'PAGE /admin/region': region,
  'PAGE /admin/region/papers': region,
  'PAGE /admin/region/papers/[kind]': region,
  'POST /admin/region/papers/[kind]/preview': region,
  'POST /admin/region/papers/[kind]/save': region,
  'PAGE /admin/region/retention': region,
  'POST /admin/region/retention/save': region,
  'POST /admin/region/retention/period': region,
  'GET /admin/region/retention/act': region,
  'GET /admin/region/retention/log': region,
  'PAGE /admin/region/duplicates/[suspicionId]': { who: ['regional_admin'], scope: 'region' },
  'POST /admin/region/duplicates/[suspicionId]/save': { who: ['regional_admin'], scope: 'region' },
  'PAGE /admin/certificates': { who: ['municipal_admin', 'regional_admin'] },
  'POST /admin/certificates/save': { who: ['municipal_admin', 'regional_admin'] },
  'PAGE /admin/audit': { who: ['municipal_admin', 'regional_admin'] },
  'POST /admin/audit/save': { who: ['municipal_admin', 'regional_admin'] },
};

export type Expected = 'open' | 'told' | 'denied' | 'asked_to_sign_in';

/** What the table promises to somebody who asks for a record of this place (or for an address without a record). */
export function expectedAnswer(
  { who, scope, told = [], visitor }: Endpoint,
  asking: Who,
  place: Place,
): Expected {
  if (asking === 'visitor') return who.includes('visitor') ? 'open' : (visitor ?? 'asked_to_sign_in');
  if (scope && !(scopes[scope][asking] as readonly Place[]).includes(place)) return 'denied';
  if (told.includes(asking)) return 'told';
  return who.includes(asking) ? 'open' : 'denied';
}
