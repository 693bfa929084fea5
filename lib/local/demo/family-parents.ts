import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import type { PersonName } from '@/lib/domain/names';
import { serial, type Parent } from './family-members';
import type { FamilyPlan } from './family-plan';
import { inventedPassport, inventedPhone, inventedSnils } from './invented-numbers';
import { inventedAddress, inventedLogin } from './invented-people';
import { accountRow, documentRow, grantRow, personRow, type DocumentFacts } from './rows/people';
import { instant } from './when';
import type { World } from './world';

type ParentFacts = {
  k: number;
  name: PersonName;
  eldest: PlainDate;
  entered: PlainDate;
  emailConfirmed: boolean;
};

/** A parent with passport, address and phone, and an account unless the family has none. */
export function addParent(world: World, plan: FamilyPlan, facts: ParentFacts): Parent {
  const { ledger, hashes } = world;
  const { k, name, eldest, entered } = facts;
  const n = serial(plan, k);
  const createdAt = instant(entered, '08:40');
  const birthDate = eldest.subtract({ years: 22 + (n % 13), days: 30 + (n % 300) });
  const login = plan.login ?? inventedLogin(name, plan.n);
  const email = plan.channel === 'online' && !plan.withoutEmail ? `${login}@example.com` : null;
  const person = personRow({
    name,
    birthDate,
    address: inventedAddress(plan.n, plan.town.postal),
    phone: inventedPhone(n),
    snils: n % 4 === 3 ? null : inventedSnils(n),
    email: facts.emailConfirmed ? email : null,
    createdAt,
  });
  ledger.person.push(person);
  ledger.identityDocument.push(documentRow(person.id, passportOf(n, birthDate, entered), createdAt));
  if (plan.channel === 'school_only') return { personId: person.id, accountId: null, email: null };
  const account = accountRow({
    login,
    passwordHash: plan.login ? hashes.demo : hashes.locked,
    // Who came in person has a slip with a first password and may not have used it yet.
    mustChangePassword: plan.mustChangePassword ?? plan.channel === 'counter',
    issuedById: plan.town.school.accountId,
    personId: person.id,
    createdAt,
  });
  ledger.account.push(account);
  ledger.accountGrant.push(grantRow(account.id, 'parent', {}, createdAt));
  return { personId: person.id, accountId: account.id, email };
}

/** A passport is changed at 20 and at 45. */
function passportOf(n: number, birthDate: PlainDate, known: PlainDate): DocumentFacts {
  const last = [45, 20, 14].map((age) => birthDate.add({ years: age, days: 12 + (n % 25) }));
  const issuedOn = last.find((day) => Temporal.PlainDate.compare(day, known) < 0) ?? known;
  return inventedPassport(n, issuedOn);
}
