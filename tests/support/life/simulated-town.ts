import { Temporal } from 'temporal-polyfill';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { liftReturn } from '@/lib/certificates/lift-return';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { formatDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import { read, statusInput } from '@/tests/support/changes';
import { givenApplication, givenChild, givenGroup, givenParent, givenSetting } from '@/tests/support/given';
import { givenTown, papers, type Town } from '@/tests/support/town';
import type { Entry } from './oracle';
import { birthday, dayOf, isoOf, partsOf, type Day, type Mark } from './plain-days';
import { seeded } from './seeded';

const minute = 60_000;
/** Kemerovo's clock is seven hours ahead of Greenwich. */
const ahead = 7 * 60;

/** Puts the clock to so many minutes after the region's midnight. */
export function setTime(day: Day, minutes: number): void {
  const instant = new Date(day * 1440 * minute + (minutes - ahead) * minute);
  setClock(() => instant);
}

type Parent = Awaited<ReturnType<typeof givenParent>>;
type Child = Awaited<ReturnType<typeof givenChild>> & { parent: Parent; born: Day };
type Given = { id: string; child: Child; town: Town };
type Deed = () => Promise<void>;

type WithoutDay<Of> = Of extends unknown ? Omit<Of, 'on'> : never;
type Happened = WithoutDay<Entry>;

/** A municipality and its neighbour with invented families to whom something happens; all of it goes into the log. */
export async function simulatedTown(first: Day, last: Day, seed: number) {
  const random = seeded(seed);
  const log: Entry[] = [];
  const agenda = new Map<Day, Deed[]>();
  let refused = 0;
  let present = first;

  setTime(first, 0);
  const [home, neighbour] = [await givenTown(), await givenTown()];
  const funded = await fundedGroups();
  await noteCalendar();

  function note(happened: Happened): void {
    log.push({ ...happened, on: present });
  }

  async function fundedGroups() {
    for (const { group } of [home, neighbour]) {
      note({ what: 'group', id: group.id, funded: false, amount: 0, from: 0, successorOf: null });
    }
    const { year } = partsOf(first);
    // The second change comes in the middle of a year: it holds from the next one.
    const plan = [
      { from: 0, amount: 10_000 },
      { from: dayOf(year + 3, 1, 1), amount: 15_000 },
      { from: dayOf(year + 5, 6, 1), amount: 12_500 },
    ];
    const made: { id: string; from: Day; to: Day }[] = [];
    for (const [at, { from, amount }] of plan.entries()) {
      const to = (plan[at + 1]?.from ?? Infinity) - 1;
      const successorOf = made.at(-1)?.id ?? null;
      const { id } = await givenGroup({
        municipalityId: home.municipalityId,
        kind: 'funded',
        yearlyAmount: `${amount}.00`,
        validFrom: from === 0 ? null : new Date(isoOf(from)),
        validTo: to === Infinity ? null : new Date(isoOf(to)),
        successorOfId: successorOf,
      });
      note({ what: 'group', id, funded: true, amount, from, successorOf });
      made.push({ id, from, to });
    }
    const far = await givenGroup({
      municipalityId: neighbour.municipalityId,
      kind: 'funded',
      yearlyAmount: '8000.00',
    });
    note({ what: 'group', id: far.id, funded: true, amount: 8000, from: 0, successorOf: null });
    return { here: made, there: far.id };
  }

  async function noteCalendar(): Promise<void> {
    for (const { day, mark } of await database().calendarDay.findMany({ where: { municipalityId: null } })) {
      const marked = { municipality: null, day: day.getTime() / (1440 * minute), mark };
      note({ what: 'marked', ...marked });
    }
  }

  function plan(day: Day, deed: Deed): void {
    if (day <= last) agenda.set(day, [...(agenda.get(day) ?? []), deed]);
  }

  const later = (least: number, most: number) => present + random.between(least, most);

  /** A verb of the portal: what it refuses did not happen. */
  async function happens(verb: () => Promise<unknown>): Promise<boolean> {
    try {
      await verb();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused += 1;
      return false;
    }
  }

  async function family(born: Day): Promise<void> {
    const parent = await givenParent();
    const facts = { municipalityId: home.municipalityId, institutionId: home.institution.id };
    const birthDate = Temporal.PlainDate.from(isoOf(born));
    const child = await givenChild({ parent, birthDate, document: true, ...facts });
    await apply({ ...child, parent, born });
  }

  async function apply(child: Child): Promise<void> {
    const confirmed = random.chance(0.85);
    const { applicationId } = await givenApplication({
      childId: child.childId,
      applicantId: child.parent.personId,
      status: confirmed ? 'confirmed' : 'awaiting_confirmation',
      email: null,
    });
    note({ what: 'applied', id: applicationId, child: child.childId, born: child.born, confirmed });
    if (!confirmed) return;
    const five = birthday(child.born, 5);
    if (random.chance(0.93))
      plan(Math.max(later(0, 3), five + random.between(0, 6)), () => issue(child, applicationId));
  }

  async function issue(child: Child, application: string): Promise<void> {
    const current = funded.here.find(({ from, to }) => from <= present && present <= to);
    const group = current && random.chance(0.6) ? current.id : home.group.id;
    const documentId = child.documentId ?? '';
    let id = '';
    const chosen = { groupId: group, documentId };
    const done = await happens(async () => {
      id = await issueCertificate(child.parent.actor, application, chosen);
    });
    if (!done) return;
    const { daysToBring: term } = await database().certificate.findUniqueOrThrow({ where: { id } });
    note({ what: 'issued', id, application, group, municipality: home.municipalityId, term });
    const given = { id, child, town: home };
    if (random.chance(0.4)) await choose(given);
    if (random.chance(0.15)) plan(later(1, 9), () => giveBack(given));
    else if (random.chance(0.7)) plan(later(0, 14), () => activated(given));
    else if (random.chance(0.4)) plan(later(10, 60), () => activated(given));
  }

  async function choose({ id, child, town }: Given): Promise<void> {
    const institution = town.institution.id;
    const done = await happens(() => chooseInstitution(child.parent.actor, id, institution));
    if (done) note({ what: 'chosen', id, institution });
  }

  async function giveBack(given: Given): Promise<void> {
    const { id, town } = given;
    const paper = await database().paper.findFirstOrThrow({ where: { certificateId: id } });
    const reasons = ['other'] as const;
    const input = { paperId: paper.id, reasons: [...reasons], remark: 'Донесите справку' };
    if (!(await happens(() => returnCertificate(town.operator.actor, id, input)))) return;
    note({ what: 'returned', id });
    if (random.chance(0.6)) {
      plan(later(1, 40), async () => {
        const done = await happens(() => liftReturn(town.operator.actor, id, 'brought'));
        if (done) note({ what: 'lifted', id });
        if (random.chance(0.5)) plan(later(0, 30), () => activated(given));
      });
    }
  }

  async function activated(given: Given): Promise<void> {
    const { id, town } = given;
    if (!(await happens(() => activate(town.operator.actor, id, papers())))) return;
    note({ what: 'activated', id });
    if (random.chance(0.35)) plan(later(1, 700), () => suspend(given));
    if (random.chance(0.12)) plan(later(1, 900), () => move(given));
    if (random.chance(0.1)) plan(later(20, 1500), () => withdraw(given));
  }

  async function suspend(given: Given): Promise<void> {
    const { id, town } = given;
    const stop = () =>
      changeStatus(town.operator.actor, id, 'suspend', statusInput('suspend_residence_check'));
    if (!(await happens(stop))) return;
    note({ what: 'suspended', id });
    if (!random.chance(0.85)) return;
    plan(later(5, 250), async () => {
      const go = () =>
        changeStatus(given.town.operator.actor, id, 'restore', statusInput('restore_cause_gone'));
      if (await happens(go)) note({ what: 'restored', id });
    });
  }

  async function move(given: Given): Promise<void> {
    const { id, town } = given;
    const group = random.chance(0.5) ? funded.there : neighbour.group.id;
    const input = read(moveCertificateFields, {
      municipalityId: neighbour.municipalityId,
      groupId: group,
      address: 'г. Новый, ул. Первая, 1',
      reason: 'family_moved',
      groundKind: 'residence_registration',
      groundNumber: '77',
      groundDate: formatDate(today()),
    });
    if (!(await happens(() => moveCertificate(town.operator.actor, id, input)))) return;
    given.town = neighbour;
    note({ what: 'moved', id, group, municipality: neighbour.municipalityId });
  }

  async function withdraw({ id, child }: Given): Promise<void> {
    const live = await database().certificate.count({
      where: { id, status: { in: ['active', 'suspended'] } },
    });
    const grown = birthday(child.born, 18) <= present;
    if (live === 0 || grown || !(await happens(() => withdrawConsent(child.parent.actor, child.childId))))
      return;
    note({ what: 'withdrawn', id });
    if (random.chance(0.5)) plan(later(30, 400), () => apply(child));
  }

  async function closeInstitution(): Promise<void> {
    const from = later(0, 5);
    const to = from + random.between(2, 40);
    const institution = home.institution.id;
    await database().institutionClosure.create({
      data: {
        institutionId: institution,
        closedFrom: new Date(isoOf(from)),
        closedTo: new Date(isoOf(to)),
        reason: 'Ремонт',
      },
    });
    note({ what: 'closed', institution, from, to });
  }

  async function markDay(): Promise<void> {
    const day = later(1, 12);
    const mark: Mark = random.chance(0.5) ? 'day_off' : 'working';
    const at = { day: new Date(isoOf(day)), municipalityId: home.municipalityId };
    if ((await database().calendarDay.count({ where: at })) > 0) return;
    await database().calendarDay.create({ data: { ...at, mark, title: 'Местный день' } });
    note({ what: 'marked', municipality: home.municipalityId, day, mark });
  }

  async function rule(cancelAfter: number | null): Promise<void> {
    const action = cancelAfter === null ? 'nothing' : 'cancel';
    const value = { daysToBring: 5, action, cancelDays: cancelAfter } as const;
    await givenSetting(home.municipalityId, 'overdue', value);
    note({ what: 'ruled', municipality: home.municipalityId, cancelAfter });
  }

  return {
    log,
    random,
    plan,
    family,
    closeInstitution,
    markDay,
    rule,
    refused: () => refused,
    /** What is planned for the day happens, each at a minute of its own; what comes of it on the same day, too. */
    async spend(day: Day): Promise<void> {
      present = day;
      let minutes = 480;
      for (;;) {
        const [deed, ...rest] = agenda.get(day) ?? [];
        if (!deed) break;
        agenda.set(day, rest);
        // Some things happen in the last minute of the day.
        minutes = random.chance(0.1) ? 1439 : Math.min(1439, minutes + random.between(1, 90));
        setTime(day, minutes);
        await deed();
      }
      agenda.delete(day);
    },
    ran(day: Day, days: readonly Day[]): void {
      present = day;
      note({ what: 'ran', days });
    },
  };
}
