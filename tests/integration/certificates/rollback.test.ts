import { afterEach, beforeAll, expect, test } from 'vitest';
import { cancelApplication } from '@/lib/applications/cancel-application';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { fileApplication } from '@/lib/applications/file-application';
import { activate } from '@/tests/support/activate';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { addChild } from '@/lib/families/add-child';
import { attendsNone } from '@/lib/families/child-place';
import { saveChild } from '@/lib/families/save-child';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChildAccount, unique } from '@/tests/support/given';
import { fileWithToken, givenConfirmedFamily, givenReadyFamily } from '@/tests/support/ready-family';
import { fingerprint } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
  await database().$executeRaw`
    create function break_audit() returns trigger language plpgsql as $$
    begin raise exception 'the audit cannot be written'; end $$`;
});

afterEach(async () => {
  await database().$executeRaw`drop trigger if exists break_audit on audit_entry`;
});

/** From now on no entry of the audit can be written: the last statement of every verb. */
async function breakAudit(): Promise<void> {
  await database().$executeRaw`
    create trigger break_audit before insert on audit_entry for each row execute function break_audit()`;
}

/** Prepares a verb to the point where only pressing is left. */
const verbs: Record<string, () => Promise<() => Promise<unknown>>> = {
  'adding a child': async () => {
    const { actor } = await givenReadyFamily({ municipalityId: town.municipalityId });
    const name = { surname: 'Сёмин', givenName: 'Пётр', patronymic: null };
    return () => addChild(actor, { ...name, birthDate: today().subtract({ years: 6 }), ground: 'parent' });
  },
  'saving about oneself': async () => {
    const { childId } = await givenReadyFamily({ municipalityId: town.municipalityId, age: 15 });
    const { actor } = await givenChildAccount(childId);
    const about = {
      surname: 'Сёмина',
      givenName: 'Вера',
      patronymic: null,
      birthDate: today().subtract({ years: 15 }),
      snils: null,
      address: 'ул. Новая, 1',
      municipalityId: town.municipalityId,
      institution: attendsNone,
      phone: '+79230000001',
    } as const;
    return () => saveChild(actor, childId, about);
  },
  'filing an application': async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId: town.municipalityId });
    return () => fileApplication(actor, childId, `semya-${unique()}@example.ru`);
  },
  'confirming it': async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId: town.municipalityId });
    const { token } = await fileWithToken(actor, childId, `semya-${unique()}@example.ru`);
    return () => confirmApplication(token, actor);
  },
  'cancelling it': async () => {
    const { actor, childId } = await givenReadyFamily({ municipalityId: town.municipalityId });
    const { applicationId } = await fileWithToken(actor, childId, `semya-${unique()}@example.ru`);
    return () => cancelApplication(actor, applicationId);
  },
  'issuing a certificate': async () => {
    const facts = { municipalityId: town.municipalityId, groupId: town.group.id };
    const { actor, applicationId, chosen } = await givenConfirmedFamily(facts);
    return () => issueCertificate(actor, applicationId, chosen);
  },
  'choosing an institution': async () => {
    const { actor, certificateId } = await givenIssued(town);
    return () => chooseInstitution(actor, certificateId, town.institution.id);
  },
  'making the papers anew': async () => {
    const { actor, certificateId, childId } = await givenIssued(town);
    const changedAt = new Date(now().getTime() + 1000);
    await database().person.update({ where: { id: childId }, data: { changedAt } });
    return () => renewPaper(actor, certificateId);
  },
  'activating a certificate': async () => {
    const { certificateId } = await givenIssued(town);
    return () => activate(town.operator.actor, certificateId, papers());
  },
};

test.each(Object.entries(verbs))(
  '%s leaves nothing behind when the audit fails, and works afterwards',
  async (_title, prepare) => {
    const press = await prepare();
    await breakAudit();
    const before = await fingerprint();
    await expect(press()).rejects.toThrow('the audit cannot be written');
    expect(await fingerprint()).toEqual(before);
    await database().$executeRaw`drop trigger break_audit on audit_entry`;
    await press();
    expect(await fingerprint()).not.toEqual(before);
  },
);
