import { Temporal } from 'temporal-polyfill';
import { formatDate } from '@/lib/domain/dates';
import { roles, type Role } from '@/lib/domain/roles';
import { environment } from '@/lib/platform/environment';
import type { DemoInstitutions } from './institutions';
import type { Ledger } from './ledger';
import type { DemoMunicipalities } from './municipalities';
import { sentLetterRow } from './rows/letters';
import { accountRow, grantRow } from './rows/people';
import { daysAgo, instant } from './when';

/** Whom an entry of history names. */
export type StaffMember = { accountId: string; institutionId: string; name: string };

/** `demo`: the hash of the demo password; `locked`: of one nobody knows. */
export type PasswordHashes = { demo: string; locked: string };

type Job = { role: Role; institutionId?: string; municipalityId?: string };

const hired = Temporal.PlainDate.from('2019-06-03');

/** Adds an account of staff; demo logins open with the demo password, the others with none. */
function addStaff(ledger: Ledger, hashes: PasswordHashes, login: string, name: string, jobs: Job[]): string {
  const createdAt = instant(hired, '09:00');
  const passwordHash = login.startsWith('demo-') ? hashes.demo : hashes.locked;
  const account = accountRow({ login, passwordHash, staffName: name, createdAt });
  ledger.account.push(account);
  if (login.startsWith('demo-')) ledger.letter.push(roleLetter(account.id, jobs));
  ledger.accountGrant.push(...jobs.map(({ role, ...place }) => grantRow(account.id, role, place, createdAt)));
  return account.id;
}

/** So that «Почта» of staff is not empty. */
function roleLetter(accountId: string, jobs: readonly Job[]) {
  const day = daysAgo(10);
  return sentLetterRow({
    kind: 'staff_access_changed',
    payload: {
      change: 'role_given',
      role: jobs.map(({ role }) => roles[role].title).join(', '),
      place: null,
      changedAt: `${formatDate(day)} 09:00`,
      link: new URL('/sign-in', environment().APP_URL).href,
    },
    personId: null,
    childId: null,
    accountId,
    email: null,
    createdAt: instant(day, '09:00'),
  });
}

export function addDemoStaff(
  ledger: Ledger,
  hashes: PasswordHashes,
  { novokuznetsk, kiselyovsk, krasnobrodsky }: DemoMunicipalities,
  places: DemoInstitutions,
) {
  const at = (institutionId: string, login: string, name: string, roles: Role[]): StaffMember => {
    const jobs = roles.map((role) => ({ role, institutionId }));
    return { accountId: addStaff(ledger, hashes, login, name, jobs), institutionId, name };
  };
  const admin = (municipalityId: string, login: string, name: string) =>
    addStaff(ledger, hashes, login, name, [{ role: 'municipal_admin', municipalityId }]);
  admin(novokuznetsk.row.id, 'demo-municipality', 'Родионова Галина Аркадьевна');
  admin(kiselyovsk.row.id, 'admin.kiselyovsk', 'Горбунова Тамара Львовна');
  admin(krasnobrodsky.row.id, 'admin.krasnobrodsky', 'Маслов Виктор Семёнович');
  const region = addStaff(ledger, hashes, 'demo-region', 'Осипова Вера Николаевна', [
    { role: 'regional_admin' },
  ]);
  // One letter a day instead of one for each proposal.
  const chosen = { quietFrom: 20, quietTo: 8, digestHour: 9, changedAt: instant(hired, '09:00') };
  ledger.notificationSetting.push({ accountId: region, mutedTopics: [], ...chosen });
  return {
    orion: at(places.orion.id, 'demo-operator', 'Лебедева Ирина Викторовна', ['operator']),
    orionSecond: at(places.orion.id, 'orion.2', 'Кравцов Денис Олегович', ['operator']),
    school34: at(places.school34.id, 'demo-school', 'Никитина Алла Борисовна', ['login_issuer']),
    kindergarten: at(places.kindergarten.id, 'sad218', 'Панкратова Лидия Фёдоровна', [
      'operator',
      'login_issuer',
    ]),
    crtdu: at(places.crtdu.id, 'demo-operator-2', 'Чернова Эльвира Маратовна', ['operator']),
    school25: at(places.school25.id, 'school25', 'Зотова Инна Петровна', ['login_issuer']),
    school31: at(places.school31.id, 'school31', 'Белоусова Раиса Ивановна', ['operator', 'login_issuer']),
    school29: at(places.school29.id, 'school29', 'Гаврилов Олег Юрьевич', ['operator', 'login_issuer']),
  };
}
