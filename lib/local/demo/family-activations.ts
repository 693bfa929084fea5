import { randomUUID } from 'node:crypto';
import { today } from '@/lib/platform/clock';
import { addActivatedLetter } from './family-letters';
import { asOperator, note } from './journal';
import { groupOf, papersOf, type Making } from './making';
import { statusChangeRow } from './rows/certificates';
import { instant } from './when';

/** What the operator did that day: papers looked through, consent, tie, money, letter. */
export function addActivation(making: Making): void {
  const { world, kid, applicant, certificate, story } = making;
  const at = certificate.activatedAt;
  if (!at) return;
  const { ledger } = world;
  const author = asOperator(kid.operator);
  const about = { subject: ['certificate', certificate.id] as const, childId: kid.personId };
  ledger.certificateStatusChange.push(
    statusChangeRow({
      certificateId: certificate.id,
      fromStatus: 'not_activated',
      toStatus: 'active',
      at,
      byAccountId: kid.operator.accountId,
      institutionId: kid.operator.institutionId,
    }),
  );
  addPaperChecks(making, at);
  ledger.consent.push({
    id: randomUUID(),
    certificateId: certificate.id,
    giverId: applicant.personId,
    childId: kid.personId,
    givenAt: at,
    withdrawnAt:
      story.reason === 'consent_withdrawn' && story.changed ? instant(story.changed, '14:25') : null,
  });
  addFunding(making);
  addActivatedLetter(making, at);
  note(ledger, new Date(at.getTime() - 600_000), author, { event: 'certificate_viewed', ...about });
  note(ledger, at, author, { event: 'certificate_activated', ...about });
  if (making.plan.enteredByFamily || making.plan.channel === 'counter') {
    note(ledger, at, author, {
      event: 'tie_proven',
      subject: ['child', kid.personId],
      childId: kid.personId,
    });
  }
}

function addPaperChecks(making: Making, at: Date): void {
  const { world, plan, kid, certificate } = making;
  const copies = plan.town.row.acceptsCopies && plan.n % 4 === 0;
  for (const { key, needed } of papersOf(making)) {
    const brought = needed === 'required';
    const signed = key === 'application' || key === 'consent';
    world.ledger.paperCheck.push({
      certificateId: certificate.id,
      paperKey: key,
      result: brought ? (copies && !signed ? 'copy' : 'original') : 'not_required',
      checkedById: kid.operator.accountId,
      checkedAt: at,
    });
  }
}

/** The yearly amount from the year of activation on; this year's is partly spent. */
function addFunding({ world, plan, kid, story, certificate }: Making): void {
  const { ledger } = world;
  const [navigator] = ledger.integration;
  if (groupOf(plan, kid, story).kind !== 'funded' || !plan.town.funded || !story.activated || !navigator?.id)
    return;
  const amount = plan.town.funded.yearlyAmount;
  for (let year = story.activated.year; year <= today().year; year += 1) {
    const opened =
      year === story.activated.year ? story.activated : story.activated.with({ year, month: 1, day: 1 });
    const id = randomUUID();
    ledger.fundingYear.push({
      id,
      certificateId: certificate.id,
      year,
      amount,
      createdAt: instant(opened, '11:30'),
    });
    if (plan.n % 2 === 0) continue;
    const facts = {
      fundingYearId: id,
      programme: 'Робототехника для начинающих',
      integrationId: navigator.id,
    };
    const at = instant(opened.add({ days: 1 }), '09:00');
    ledger.fundingMovement.push(
      { ...facts, id: randomUUID(), kind: 'reserved', amount: '9600.00', requestKey: `demo-${id}-1`, at },
      { ...facts, id: randomUUID(), kind: 'written_off', amount: '1200.00', requestKey: `demo-${id}-2`, at },
    );
  }
}
