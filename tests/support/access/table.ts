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
  /** A municipality's desk. */
  municipalities: { ...nobody, municipal_admin: ['own', 'same_municipality'], regional_admin: places },
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
  /** Taken from whatever site it is sent: the token in the address is the right, and nobody signed in lends theirs. */
  fromAnywhere?: true;
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
/** A page or form of a municipality's desk. */
const desk = {
  who: ['municipal_admin', 'regional_admin'],
  scope: 'municipalities',
} as const satisfies Endpoint;
/** A record that only the region has a page or form for. */
const ofRegion = { who: ['regional_admin'], scope: 'region' } as const satisfies Endpoint;
/** A record of a child that only admins have a page or form for. */
const adminRecord = {
  who: ['municipal_admin', 'regional_admin'],
  scope: 'children',
} as const satisfies Endpoint;
/** A deed on several records of a municipality. */
const proposal = desk;
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
  'GET /maintenance': open,

  // Whoever holds the letter may use its link: the token is the right.
  'GET /confirm-email/[token]': open,
  'POST /confirm-email/[token]/confirm': open,
  'PAGE /confirm-email/[token]/press': open,
  'PAGE /recover/[token]': open,
  'POST /recover/[token]/save': open,
  'PAGE /invitation/[token]': open,
  'POST /invitation/[token]/save': open,
  'GET /unsubscribe/[token]': open,
  'POST /unsubscribe/[token]': { ...open, fromAnywhere: true },
  'PAGE /unsubscribe/[token]/choice': open,
  'POST /unsubscribe/[token]/choice/save': open,

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
  'PAGE /account/notifications': account,
  'POST /account/notifications/save': account,
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
  // A mail server with the secret of the settings and no session; here no secret is set.
  'POST /api/bounces': { who: [], visitor: 'denied' },
  'POST /cabinet/address/save': { who: familyRoles, told: ['young_child'] },
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
  'PAGE /cabinet/certificates/[certificateId]/visit': familyRecord,
  'POST /cabinet/certificates/[certificateId]/visit/save': familyAct,
  'GET /cabinet/certificates/[certificateId]/visit/calendar': familyRecord,
  'POST /cabinet/certificates/[certificateId]/visit/cancel': familyAct,
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
  'PAGE /counter/visits': counter,
  'POST /counter/visits/mark': counter,
  'GET /counter/visits/print': counter,
  'PAGE /counter/visits/settings': counter,
  'POST /counter/visits/settings/save': counter,
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
  'PAGE /counter/logins/import': issuer,
  'POST /counter/logins/import/save': issuer,
  'GET /counter/logins/import/sample': issuer,
  'PAGE /counter/logins/import/[importId]': pupil,
  'POST /counter/logins/import/[importId]/columns': pupil,
  'POST /counter/logins/import/[importId]/confirm': pupil,
  'POST /counter/logins/import/[importId]/cancel': pupil,
  'GET /counter/logins/import/[importId]/result': pupil,
  'GET /counter/logins/import/[importId]/progress': { ...pupil, visitor: 'denied' },
  'PAGE /counter/logins/pupils/[childId]': pupil,
  'PAGE /counter/logins/pupils/[childId]/guardian': pupil,
  'POST /counter/logins/pupils/[childId]/guardian/save': pupil,
  'PAGE /counter/logins/pupils/[childId]/slips/[personId]': pupil,
  'POST /counter/logins/pupils/[childId]/slips/[personId]/print': pupil,

  'PAGE /admin/municipalities/[municipalityId]': desk,
  'PAGE /admin/municipalities/[municipalityId]/calendar': desk,
  'POST /admin/municipalities/[municipalityId]/calendar/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/calendar/import': desk,
  'POST /admin/municipalities/[municipalityId]/calendar/import/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/settings': desk,
  'PAGE /admin/municipalities/[municipalityId]/settings/[section]': desk,
  'POST /admin/municipalities/[municipalityId]/settings/[section]/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/texts': desk,
  'PAGE /admin/municipalities/[municipalityId]/texts/[textPage]': desk,
  'POST /admin/municipalities/[municipalityId]/texts/[textPage]/preview': desk,
  'POST /admin/municipalities/[municipalityId]/texts/[textPage]/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/texts/shown/[textId]': desk,
  'POST /admin/municipalities/[municipalityId]/texts/shown/[textId]/withdraw': desk,
  'PAGE /admin/municipalities/[municipalityId]/questions': desk,
  'PAGE /admin/municipalities/[municipalityId]/questions/[questionSlug]': desk,
  'POST /admin/municipalities/[municipalityId]/questions/[questionSlug]/preview': desk,
  'POST /admin/municipalities/[municipalityId]/questions/[questionSlug]/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/letters': desk,
  'PAGE /admin/municipalities/[municipalityId]/letters/[letterKind]': desk,
  'POST /admin/municipalities/[municipalityId]/letters/[letterKind]/preview': desk,
  'POST /admin/municipalities/[municipalityId]/letters/[letterKind]/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/new': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/new/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/import': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/import/check': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/import/save': desk,
  'GET /admin/municipalities/[municipalityId]/institutions/export': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/edit': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/edit/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/hours': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/hours/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/closures': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/closures/save': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/closures/[closureId]/remove':
    desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/rights': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/rights/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/rights/[rightId]': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/rights/[rightId]/end': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/rights/[rightId]/cancel': desk,
  'PAGE /admin/municipalities/[municipalityId]/institutions/[institutionId]/close': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/close/save': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/close/undo': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/remove': desk,
  'POST /admin/municipalities/[municipalityId]/institutions/[institutionId]/move': desk,
  'PAGE /admin/municipalities/[municipalityId]/groups': desk,
  'PAGE /admin/municipalities/[municipalityId]/groups/new': desk,
  'POST /admin/municipalities/[municipalityId]/groups/new/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/groups/[groupId]': desk,
  'POST /admin/municipalities/[municipalityId]/groups/[groupId]/save': desk,
  'POST /admin/municipalities/[municipalityId]/groups/[groupId]/used': desk,
  'PAGE /admin/municipalities/[municipalityId]/groups/[groupId]/next': desk,
  'POST /admin/municipalities/[municipalityId]/groups/[groupId]/next/save': desk,
  'POST /admin/municipalities/[municipalityId]/groups/[groupId]/move': desk,
  'PAGE /admin/municipalities/[municipalityId]/staff': desk,
  'PAGE /admin/municipalities/[municipalityId]/staff/invite': desk,
  'POST /admin/municipalities/[municipalityId]/staff/invite/save': desk,
  // A member of staff and an invitation belong to the municipality they are at.
  'PAGE /admin/staff/[accountId]': desk,
  'PAGE /admin/staff/[accountId]/block': desk,
  'POST /admin/staff/[accountId]/block/save': desk,
  'POST /admin/staff/[accountId]/unblock': desk,
  'PAGE /admin/staff/[accountId]/second-step': desk,
  'POST /admin/staff/[accountId]/second-step/save': desk,
  'PAGE /admin/staff/[accountId]/roles': desk,
  'POST /admin/staff/[accountId]/roles/save': desk,
  'PAGE /admin/staff/[accountId]/roles/[grantId]': desk,
  'POST /admin/staff/[accountId]/roles/[grantId]/end': desk,
  'POST /admin/staff/[accountId]/roles/[grantId]/move': desk,
  'PAGE /admin/staff/invitations/[invitationId]': desk,
  'POST /admin/staff/invitations/[invitationId]/resend': desk,
  'POST /admin/staff/invitations/[invitationId]/withdraw': desk,
  'PAGE /admin/municipalities/[municipalityId]/imports': desk,
  'POST /admin/municipalities/[municipalityId]/imports/save': desk,
  'GET /admin/municipalities/[municipalityId]/imports/sample': desk,
  'PAGE /admin/municipalities/[municipalityId]/imports/[importId]': desk,
  'POST /admin/municipalities/[municipalityId]/imports/[importId]/columns': desk,
  'POST /admin/municipalities/[municipalityId]/imports/[importId]/confirm': desk,
  'POST /admin/municipalities/[municipalityId]/imports/[importId]/cancel': desk,
  'GET /admin/municipalities/[municipalityId]/imports/[importId]/result': desk,
  'GET /admin/municipalities/[municipalityId]/imports/[importId]/progress': { ...desk, visitor: 'denied' },
  'PAGE /admin/municipalities/[municipalityId]/reports': desk,
  'POST /admin/municipalities/[municipalityId]/reports/period': desk,
  'GET /admin/municipalities/[municipalityId]/reports/file': desk,
  'PAGE /admin/municipalities/[municipalityId]/visits': desk,
  'PAGE /admin/municipalities/[municipalityId]/visits/[institutionId]': desk,
  'POST /admin/municipalities/[municipalityId]/visits/[institutionId]/save': desk,
  'PAGE /admin/municipality': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers/[kind]': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/preview': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/save': { who: ['municipal_admin'] },
  'PAGE /admin/municipality/papers/[kind]/return': { who: ['municipal_admin'] },
  'POST /admin/municipality/papers/[kind]/return/save': { who: ['municipal_admin'] },
  'PAGE /admin/region': region,
  'PAGE /admin/region/staff': region,
  'PAGE /admin/region/staff/invite': region,
  'POST /admin/region/staff/invite/save': region,
  'PAGE /admin/region/papers': region,
  'PAGE /admin/region/papers/[kind]': region,
  'POST /admin/region/papers/[kind]/preview': region,
  'POST /admin/region/papers/[kind]/save': region,
  'PAGE /admin/region/calendar': region,
  'POST /admin/region/calendar/save': region,
  'PAGE /admin/region/calendar/import': region,
  'POST /admin/region/calendar/import/save': region,
  'PAGE /admin/region/settings': region,
  'PAGE /admin/region/settings/[regionSection]': region,
  'POST /admin/region/settings/[regionSection]/save': region,
  'PAGE /admin/region/questions': region,
  'PAGE /admin/region/questions/[questionSlug]': region,
  'POST /admin/region/questions/[questionSlug]/preview': region,
  'POST /admin/region/questions/[questionSlug]/save': region,
  'PAGE /admin/region/retention': region,
  'POST /admin/region/retention/save': region,
  'POST /admin/region/retention/period': region,
  'GET /admin/region/retention/act': region,
  'GET /admin/region/retention/log': region,
  'PAGE /admin/region/reports': region,
  'POST /admin/region/reports/period': region,
  'GET /admin/region/reports/file': region,
  'PAGE /admin/region/municipalities': region,
  'PAGE /admin/region/municipalities/new': region,
  'POST /admin/region/municipalities/new/save': region,
  'PAGE /admin/region/municipalities/[municipalityId]': ofRegion,
  'POST /admin/region/municipalities/[municipalityId]/name': ofRegion,
  'POST /admin/region/municipalities/[municipalityId]/code': ofRegion,
  'POST /admin/region/municipalities/[municipalityId]/population': ofRegion,
  'POST /admin/region/municipalities/[municipalityId]/merge': ofRegion,
  'PAGE /admin/region/health': region,
  'POST /admin/region/health/letters/[letterId]/again': ofRegion,
  'PAGE /admin/region/maintenance': region,
  'POST /admin/region/maintenance/save': region,
  'PAGE /admin/region/duplicates/[suspicionId]': { who: ['regional_admin'], scope: 'region' },
  'POST /admin/region/duplicates/[suspicionId]/save': { who: ['regional_admin'], scope: 'region' },
  'PAGE /admin/municipalities/[municipalityId]/register': desk,
  'POST /admin/municipalities/[municipalityId]/register/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/register/views': desk,
  'POST /admin/municipalities/[municipalityId]/register/views/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/register/export': desk,
  'POST /admin/municipalities/[municipalityId]/register/export/save': desk,
  'PAGE /admin/municipalities/[municipalityId]/register/bulk': desk,
  'POST /admin/municipalities/[municipalityId]/register/bulk/save': desk,
  'POST /admin/municipalities/[municipalityId]/register/views/[viewId]/remove': desk,
  'PAGE /admin/region/register': region,
  'POST /admin/region/register/save': region,
  'PAGE /admin/region/register/views': region,
  'POST /admin/region/register/views/save': region,
  'PAGE /admin/region/register/export': region,
  'POST /admin/region/register/export/save': region,
  'PAGE /admin/region/register/bulk': region,
  'POST /admin/region/register/bulk/save': region,
  'POST /admin/region/register/views/[viewId]/remove': region,
  'PAGE /admin/certificates/[certificateId]/destruction': adminRecord,
  'POST /admin/certificates/[certificateId]/destruction/save': adminRecord,
  'PAGE /admin/proposals': { who: ['municipal_admin', 'regional_admin'] },
  'PAGE /admin/proposals/[proposalId]': proposal,
  'GET /admin/proposals/[proposalId]/progress': { ...proposal, visitor: 'denied' },
  'POST /admin/proposals/[proposalId]/submit': proposal,
  'POST /admin/proposals/[proposalId]/confirm': proposal,
  'POST /admin/proposals/[proposalId]/refuse': proposal,
  'POST /admin/proposals/[proposalId]/withdraw': proposal,
  'PAGE /admin/region/merges': region,
  'PAGE /admin/region/merges/[mergeId]': { who: ['regional_admin'], scope: 'region' },
  'POST /admin/region/duplicates/[suspicionId]/merge/save': { who: ['regional_admin'], scope: 'region' },
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
