import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import { addApplication } from './family-applications';
import { addCertificates } from './family-certificates';
import { addKid } from './family-children';
import type { Kid, Parent } from './family-members';
import { addParent } from './family-parents';
import type { FamilyPlan } from './family-plan';
import { inventedFamily } from './invented-people';
import { asIssuer, asOperator, note, type Author } from './journal';
import { tieRow } from './rows/people';
import { storyOf, type Story } from './stories';
import { daysAgo, instant, isBefore } from './when';
import type { World } from './world';

export type Family = { parent: Parent; kids: Kid[] };

const earlierFirst = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);

/** Adds a family with its people, documents, applications, certificates, and the journal of all that. */
export function addFamily(world: World, plan: FamilyPlan): Family {
  const names = inventedFamily(plan.n);
  const stories = plan.children.map((child) => ({
    child,
    story: storyOf(child.stage, plan.n, child.birthDate),
  }));
  const [eldest] = plan.children.map(({ birthDate }) => birthDate).toSorted(earlierFirst);
  const [entered] = stories.map(({ story }) => story.entered).toSorted(earlierFirst);
  if (!eldest || !entered) throw new Error('A family has a child');
  const emailConfirmed = stories.some(
    ({ story }) => story.certificates.length > 0 || story.application?.status === 'confirmed',
  );
  const parent = addParent(world, plan, { k: 0, name: names.mother, eldest, entered, emailConfirmed });
  const kids = stories.map(({ child, story }, order) => {
    const uploadedBy = plan.channel === 'counter' ? deskOf(plan).accountId : parent.accountId;
    const kid = addKid(world, plan, { order, child, story, uploadedBy });
    const applicant = applicantOf(parent, kid);
    addTie(world, plan, parent, kid, story);
    noteBeginning(world, plan, kid, story);
    if (story.application) addApplication(world, plan, applicant, kid, story.application);
    addCertificates(world, plan, applicant, kid, {
      stories: story.certificates,
      number: child.certificateNumber,
    });
    return kid;
  });
  if (plan.secondParent) addSecondParent(world, plan, kids, entered);
  return { parent, kids };
}

/** A child with a sign-in of their own applies for themselves. */
function applicantOf(parent: Parent, kid: Kid): Parent {
  return kid.accountId === null ? parent : { personId: kid.personId, accountId: kid.accountId, email: null };
}

function deskOf({ town, n }: FamilyPlan) {
  const operator = town.operators[n % town.operators.length];
  if (!operator) throw new Error(`Nobody works at ${town.desk.shortName}`);
  return operator;
}

/** Proven by the school that entered the child, or by the operator who saw the originals, or not yet. */
function addTie({ ledger }: World, plan: FamilyPlan, parent: Parent, kid: Kid, story: Story): void {
  const createdAt = instant(story.entered, '08:46');
  const activated = story.certificates.find((certificate) => certificate.activated)?.activated;
  const bySchool = { at: createdAt, byId: plan.town.school.accountId };
  const atDesk = activated ? { at: instant(activated, '11:24'), byId: kid.operator.accountId } : null;
  ledger.guardianship.push(
    tieRow({
      guardianId: parent.personId,
      childId: kid.personId,
      ground: plan.ground ?? 'parent',
      proven: plan.enteredByFamily || plan.channel === 'counter' ? atDesk : bySchool,
      createdAt,
    }),
  );
}

function noteBeginning({ ledger }: World, plan: FamilyPlan, kid: Kid, story: Story): void {
  const author = beginner(plan);
  const childId = kid.personId;
  note(ledger, instant(story.entered, '08:46'), author, {
    event: 'child_added',
    subject: ['child', childId],
    childId,
  });
  if (!kid.document) return;
  const day = story.certificates[0]?.received ?? story.application?.filed ?? story.entered;
  note(ledger, instant(day.subtract({ days: 1 }), '07:56'), author, {
    event: 'document_provided',
    subject: ['document', kid.document.id],
    childId,
  });
}

function beginner(plan: FamilyPlan): Author {
  return plan.channel === 'counter' ? asOperator(deskOf(plan)) : asIssuer(plan.town.school);
}

/** The father, who has no account; or had his tie until a court ended it. */
function addSecondParent(
  world: World,
  plan: FamilyPlan,
  kids: readonly Kid[],
  entered: Temporal.PlainDate,
): void {
  const [kid] = kids;
  if (!kid) return;
  const { father } = inventedFamily(plan.n);
  const facts = { k: 1, name: father, eldest: kid.birthDate, entered, emailConfirmed: false };
  const { personId } = addParent(world, { ...plan, channel: 'school_only' }, facts);
  const end = daysAgo(20);
  const endedByCourt = plan.secondParent === 'ended_by_court' && isBefore(entered, end);
  for (const { personId: childId, operator } of kids) {
    world.ledger.guardianship.push(
      tieRow({
        guardianId: personId,
        childId,
        proven: { at: instant(entered, '08:47'), byId: plan.town.school.accountId },
        ended: endedByCourt ? { at: instant(end, '15:10'), byId: operator.accountId, ground: 'court' } : null,
        createdAt: instant(entered, '08:47'),
      }),
    );
  }
}
