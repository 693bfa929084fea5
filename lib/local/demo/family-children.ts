import { ageOn, dayIn, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { serial, type Kid } from './family-members';
import type { ChildPlan, FamilyPlan } from './family-plan';
import { inventedDocument, inventedPhone, inventedSnils } from './invented-numbers';
import { inventedAddress, inventedFamily } from './invented-people';
import { accountRow, childRow, documentRow, grantRow, personRow } from './rows/people';
import type { StaffMember } from './staff';
import type { Story } from './stories';
import { instant } from './when';
import type { World } from './world';

const schoolAge = 7;

type KidFacts = { order: number; child: ChildPlan; story: Story; uploadedBy: string | null };

export function addKid(world: World, plan: FamilyPlan, facts: KidFacts): Kid {
  const { ledger, pictures } = world;
  const { order, child, story } = facts;
  const n = serial(plan, 2 + order);
  const createdAt = instant(story.entered, '08:45');
  const name = child.name ?? inventedFamily(plan.n).child(order);
  const snils = n % 3 === 0 ? null : inventedSnils(n);
  const mayApply = ageOn(child.birthDate, today()) >= 14;
  const person = personRow({
    name,
    birthDate: child.birthDate,
    address: inventedAddress(plan.n, plan.town.postal),
    phone: mayApply ? inventedPhone(n) : null,
    snils,
    createdAt,
  });
  ledger.person.push(person);
  const attends = placeOf(plan, child.birthDate);
  const row = childRow({
    personId: person.id,
    municipalityId: plan.town.row.id,
    institutionId: attends?.institutionId ?? null,
    groupName: attends && groupName(child.birthDate, n),
    createdAt,
  });
  ledger.child.push(row);
  const document = story.hasDocument ? addDocument(world, person.id, n, facts) : null;
  if (document && facts.uploadedBy) {
    const picture = { name, birthDate: child.birthDate, document };
    pictures.push({
      documentId: document.id,
      ownerId: facts.uploadedBy,
      createdAt: document.at,
      facts: picture,
    });
  }
  return {
    personId: person.id,
    name,
    birthDate: child.birthDate,
    document,
    unattached: row.unattached,
    snilsKnown: snils !== null,
    accountId: child.login ? addKidAccount(world, person.id, child.login, createdAt) : null,
    operator: operatorOf(plan, attends),
  };
}

function addDocument(world: World, personId: string, n: number, { child, story }: KidFacts) {
  const day =
    story.certificates[0]?.received.subtract({ days: 1 }) ?? story.application?.filed ?? story.entered;
  const at = instant(day, '07:55');
  const known = dayIn(environment().TIME_ZONE, at);
  const facts = inventedDocument(n, child.birthDate, known);
  const row = documentRow(personId, facts, at);
  world.ledger.identityDocument.push(row);
  return { ...facts, id: row.id, at };
}

function addKidAccount({ ledger, hashes }: World, personId: string, login: string, createdAt: Date): string {
  const account = accountRow({ login, passwordHash: hashes.demo, personId, createdAt });
  ledger.account.push(account);
  ledger.accountGrant.push(grantRow(account.id, 'child', {}, createdAt));
  return account.id;
}

/** A school from seven, a kindergarten before; every ninth family's children attend neither. */
function placeOf({ n, town, login }: FamilyPlan, birthDate: PlainDate): StaffMember | null {
  if (n % 9 === 8 && !login) return null;
  return ageOn(birthDate, today()) >= schoolAge ? town.school : town.kindergarten;
}

function groupName(birthDate: PlainDate, n: number): string {
  const age = ageOn(birthDate, today());
  return age < schoolAge ? 'Ромашка' : `${Math.min(age - schoolAge + 1, 11)} «${'АБВ'.charAt(n % 3)}»`;
}

/** Parents of a kindergarten's children mostly do everything there. */
function operatorOf({ n, town }: FamilyPlan, attends: StaffMember | null): StaffMember {
  if (attends && attends === town.kindergarten && n % 3 !== 0) return attends;
  const operator = town.operators[n % town.operators.length];
  if (!operator) throw new Error(`Nobody works at ${town.desk.shortName}`);
  return operator;
}
