import { randomUUID } from 'node:crypto';
import { stageOf, childrenOf } from '../stages';
import { deskOf, operatorOf, townOf } from '../places';
import { livedDays } from '../region-days';
import { addOpenApplication } from './applications';
import { addCertificate } from './certificates';
import type { Family, Kid, Making, Member } from './family';
import { addKid, addParent, addTie } from './people';
import { settledDays, timelineOf, type Timeline } from './timeline';

export type Whole = { families: number; children: number };

/** The n-th family of so many: the first of them came when the portal began, the last two months ago. */
export function addFamily(making: Making, n: number, { families, children }: Whole): void {
  const { days, places } = making;
  const { town, ordinal } = townOf(places, n);
  const lived = livedDays - settledDays;
  const entered = days.weekday(days.today - livedDays + Math.floor((lived * n) / families));
  const family = { n, town, ordinal, desk: deskOf(town, n), entered, inPerson: n % 12 === 7 };
  const mother = addParent(making, family, 0, { withAccount: !family.inPerson });
  const fatherHere = n % 9 < 4;
  const father = fatherHere ? addParent(making, family, 1, { withAccount: n % 9 === 0 }) : null;
  const { first, count } = childrenOf(n);
  const visitId = family.inPerson ? addVisit(making, family, mother) : null;
  for (let order = 0; order < count && first + order < children; order += 1) {
    addChild(making, family, { number: first + order, order, mother, father, visitId });
  }
}

/** Came in person, once, on the day it was entered. */
function addVisit({ days, rows }: Making, family: Family, applicant: Member): string {
  const operator = operatorOf(family.desk, family.n);
  const id = randomUUID();
  rows.familyVisit.push({
    id,
    applicantId: applicant.personId,
    operatorId: operator.accountId,
    institutionId: family.desk.id,
    createdAt: days.at(family.entered, 9 * 60),
  });
  return id;
}

type ChildFacts = {
  number: number;
  order: number;
  mother: Member;
  father: Member | null;
  visitId: string | null;
};

function addChild(making: Making, family: Family, facts: ChildFacts): void {
  const { number, order, mother, father } = facts;
  const timeline = timelineOf(number, stageOf(number), family.entered, making.days);
  const { birth, documentOn } = timeline;
  const kid = addKid(making, family, { number, order, birth, documentOn });
  const activated = timeline.certificates.find((certificate) => certificate.activated !== null)?.activated;
  const activatedAt = activated ? making.days.at(activated, 11 * 60 + (number % 240)) : null;
  addTie(making, family, mother, kid, activatedAt);
  if (father) addTie(making, family, father, kid, activatedAt);
  addProcedure(making, family, kid, timeline, facts);
}

function addProcedure(
  making: Making,
  family: Family,
  kid: Kid,
  { applications, certificates }: Timeline,
  { mother, visitId }: ChildFacts,
): void {
  const of = { family, applicant: mother, kid };
  for (const application of applications) addOpenApplication(making, of, application);
  let previousId: string | null = null;
  for (const [turn, times] of certificates.entries()) {
    const application = applications.length + turn;
    previousId = addCertificate(making, of, { times, turn, application, previousId, visitId });
  }
}
