import { beforeAll, describe, expect, test } from 'vitest';
import { POST as find } from '@/app/admin/certificates/save/route';
import { POST as move } from '@/app/counter/certificates/[certificateId]/move/save/route';
import { POST as suspend } from '@/app/counter/certificates/[certificateId]/suspend/save/route';
import { POST as undo } from '@/app/counter/certificates/[certificateId]/undo/save/route';
import { openSession } from '@/lib/access/session';
import { formatDate } from '@/lib/domain/dates';
import type { Role } from '@/lib/domain/roles';
import { listRecordActions } from '@/lib/certificates/changes/record-actions';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import { givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;
let there: Town;

beforeAll(async () => {
  [town, there] = [await givenTown(), await givenTown()];
});

type Asking = { accountId: string; grantId: string; actor: { role: Role } };

async function send(
  route: typeof suspend,
  { accountId, grantId, actor }: Asking,
  certificateId: string,
  segment: string,
  fields: Record<string, string>,
) {
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: actor.role }));
  const path = `/counter/certificates/${certificateId}/${segment}/save`;
  const response = await route(posted(path, { token, body: new URLSearchParams(fields) }), {
    params: Promise.resolve({ certificateId }),
  });
  return response.headers.get('location') ?? '';
}

async function givenActive() {
  const { certificateId } = await givenIssued(town);
  await activate(town.operator.actor, certificateId, papers());
  return certificateId;
}

const statusOf = async (id: string) =>
  (await database().certificate.findUniqueOrThrow({ where: { id } })).status;

describe('the forms', () => {
  test('come back with what is missing and change nothing', async () => {
    const certificateId = await givenActive();
    const incomplete: Record<string, string>[] = [
      {},
      { reason: 'suspend_data_check' },
      { confirmed: 'on' },
      { reason: 'suspend_request', confirmed: 'on' },
      { reason: 'suspend_data_check', confirmed: 'on', groundKind: 'other' },
    ];
    for (const fields of incomplete) {
      expect(await send(suspend, town.operator, certificateId, 'suspend', fields)).toMatch(
        /\/suspend\?draft=/,
      );
    }
    expect(await statusOf(certificateId)).toBe('active');
  });

  test('lead the operator back to the record, an admin to what an admin sees of it', async () => {
    const [first, second] = [await givenActive(), await givenActive()];
    const fields = { reason: 'suspend_data_check', confirmed: 'on' };
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
    expect(await send(suspend, town.operator, first, 'suspend', fields)).toBe(
      `/counter/certificates/${first}?done=suspended`,
    );
    expect(await send(suspend, admin, second, 'suspend', fields)).toBe(
      `/counter/certificates/${second}/changes?done=suspended`,
    );
  });

  test('an activation is undone by the form, too', async () => {
    const certificateId = await givenActive();
    const fields = { reason: 'undo_papers', confirmed: 'on' };
    expect(await send(undo, town.operator, certificateId, 'undo', fields)).toContain('?done=undone');
    expect(await statusOf(certificateId)).toBe('not_activated');
  });

  test('who has moved a record away is led to a page without it', async () => {
    const certificateId = await givenActive();
    const fields = {
      municipalityId: there.municipalityId,
      groupId: there.group.id,
      address: 'ул. Новая, 1',
      reason: 'family_moved',
      groundKind: 'residence_other',
      groundDate: formatDate(today()),
      confirmed: 'on',
    };
    expect(await send(move, town.operator, certificateId, 'move', fields)).toBe('/counter/moved');
  });
});

test('an admin opens a record by its number, of the own municipality only', async () => {
  const { certificateId } = await givenIssued(town);
  const { number } = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const near = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  const far = await givenStaff({ role: 'municipal_admin', municipalityId: there.municipalityId });
  expect(await send(find, near, certificateId, 'find', { number })).toBe(
    `/counter/certificates/${certificateId}/changes`,
  );
  expect(await send(find, far, certificateId, 'find', { number })).toMatch(/\?draft=/);
});

test('the record offers what can be done now, and nothing else', async () => {
  const { certificateId } = await givenIssued(town);
  const offered = async () =>
    (await listRecordActions(town.operator.actor, certificateId)).actions.map(({ key }) => key);
  expect(await offered()).toEqual(['document', 'name', 'adult', 'group', 'move', 'terminate']);
  await activate(town.operator.actor, certificateId, papers());
  expect(await offered()).toEqual([
    'undo',
    'suspend',
    'document',
    'name',
    'adult',
    'group',
    'move',
    'terminate',
  ]);
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  const { actions, ties } = await listRecordActions(admin.actor, certificateId);
  expect(actions.map(({ key }) => key)).toEqual(['suspend', 'adult', 'group', 'move', 'terminate']);
  expect(ties).toHaveLength(1);
});
