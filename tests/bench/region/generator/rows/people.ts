import { ageOn } from '@/lib/domain/dates';
import {
  inventedDocument,
  inventedPassport,
  inventedPhone,
  inventedSnils,
} from '@/lib/local/demo/invented-numbers';
import { inventedAddress, inventedLogin } from '@/lib/local/demo/invented-people';
import { asIssuer, asOperator, note } from '@/lib/local/demo/journal';
import { accountRow, childRow, documentRow, grantRow, personRow, tieRow } from '@/lib/local/demo/rows/people';
import { namesOf } from '../invented-names';
import { draw } from '../numbers';
import { operatorOf } from '../places';
import { timedId, withTimedId } from '../timed-id';
import { className, placeOf, serial, type Family, type Kid, type Making, type Member } from './family';

const year = 365.25;
const enteredAt = 8 * 60 + 40;

/** A parent with passport, address and phone; who came in person has no account. `order`: 0 the mother, 1 the father. */
export function addParent(
  { places, days, rows }: Making,
  family: Family,
  order: 0 | 1,
  { withAccount }: { withAccount: boolean },
): Member {
  const n = serial(family, order);
  const names = namesOf(family.n);
  const name = order === 0 ? names.mother : names.father;
  const createdAt = days.at(family.entered, enteredAt);
  const birthDate = days.plain(family.entered - Math.round(year * 27) - (draw(n, 41) % 6500));
  const login = inventedLogin(name, n);
  const facts = {
    address: inventedAddress(family.n, { index: family.town.index, name: family.town.name }),
    phone: inventedPhone(n),
    snils: n % 4 === 3 ? null : inventedSnils(n),
    email: withAccount ? `${login}@example.com` : null,
  };
  const person = personRow({ name, birthDate, ...facts, createdAt });
  const passport = inventedPassport(n, days.plain(family.entered - 200 - (n % 1500)));
  const document = documentRow(person.id, passport, createdAt);
  rows.person.push(person);
  rows.identityDocument.push(document);
  const account = withAccount
    ? withTimedId(
        // One password for all: a hash of each one's own would take a day and measure nothing.
        accountRow({ login, passwordHash: places.passwordHash, personId: person.id, createdAt }),
        createdAt,
      )
    : null;
  if (account) {
    rows.account.push({ ...account, issuedById: null });
    rows.accountGrant.push(withTimedId(grantRow(account.id, 'parent', {}, createdAt), createdAt));
  }
  return {
    personId: person.id,
    accountId: account?.id ?? null,
    name,
    birthDate,
    ...facts,
    document: { ...passport, id: document.id },
  };
}

type KidFacts = { number: number; order: number; birth: number; documentOn: number | null };

/** A child with the place it attends and, when it has come so far, its document. */
export function addKid({ days, rows }: Making, family: Family, facts: KidFacts): Kid {
  const { number, order } = facts;
  const n = serial(family, 2 + order);
  const birthDate = days.plain(facts.birth);
  const createdAt = days.at(family.entered, enteredAt + 5);
  const age = ageOn(birthDate, days.plain(days.today));
  const attends = age < 18 ? placeOf(family, number, age) : null;
  const name = namesOf(family.n).child(order);
  const details = {
    address: inventedAddress(family.n, { index: family.town.index, name: family.town.name }),
    phone: age >= 14 ? inventedPhone(n) : null,
    snils: n % 3 === 0 ? null : inventedSnils(n),
    email: null,
  };
  const person = personRow({ name, birthDate, ...details, createdAt });
  rows.person.push(person);
  rows.child.push(
    childRow({
      personId: person.id,
      municipalityId: family.town.id,
      institutionId: attends?.id ?? null,
      groupName: attends && className(number, age),
      createdAt,
    }),
  );
  const kid = { personId: person.id, accountId: null, name, birthDate, ...details, number, order, attends };
  const author = family.inPerson
    ? asOperator(operatorOf(family.desk, family.n))
    : asIssuer(issuerOf(family, kid));
  note(rows, createdAt, author, { event: 'child_added', subject: ['child', person.id], childId: person.id });
  if (facts.documentOn === null) return { ...kid, document: null };
  const day = days.plain(facts.documentOn);
  const documentAt = days.at(facts.documentOn, 7 * 60 + 55);
  const document = inventedDocument(n, birthDate, day);
  const row = documentRow(person.id, document, documentAt);
  rows.identityDocument.push(row);
  const subject = ['document', row.id] as const;
  note(rows, documentAt, author, { event: 'document_provided', subject, childId: person.id });
  return { ...kid, document: { ...document, id: row.id } };
}

function issuerOf({ town, n }: Family, { attends }: Pick<Kid, 'attends'>) {
  const school = attends ?? town.schools[n % town.schools.length];
  if (!school) throw new Error('Every municipality has a school');
  return school.issuer;
}

/** Proven by the school that entered the child; or by the operator who saw the originals, when they did. */
export function addTie(
  { days, rows }: Making,
  family: Family,
  guardian: Member,
  kid: Kid,
  activatedAt: Date | null,
): void {
  const createdAt = days.at(family.entered, enteredAt + 6);
  const enteredItself = family.n % 7 === 3;
  const atDesk = activatedAt && { at: activatedAt, byId: operatorOf(family.desk, family.n).accountId };
  const bySchool = { at: createdAt, byId: issuerOf(family, kid).accountId };
  rows.guardianship.push({
    ...tieRow({
      guardianId: guardian.personId,
      childId: kid.personId,
      proven: enteredItself || family.inPerson ? atDesk : bySchool,
      createdAt,
    }),
    id: timedId(createdAt),
  });
}
