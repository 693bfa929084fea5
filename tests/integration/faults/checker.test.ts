import { beforeAll, describe, expect, test } from 'vitest';
import { sealAudit } from '@/lib/audit/seal-audit';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { readSealedFile, removeStoredFile, storeFile, storeSealedFile } from '@/lib/platform/storage';
import { check } from '@/tests/faults/checker/check';
import { filesWithoutRow } from '@/tests/faults/checker/files-and-rows';
import { cameUnknown } from '@/tests/faults/checker/letters';
import type { Evidence } from '@/tests/faults/checker/rule';
import type { What } from '@/tests/load/journal';
import { activate } from '@/tests/support/activate';
import { query } from '@/tests/support/empty-database';
import { givenScan } from '@/tests/support/given';
import { fileWithToken, givenReadyFamily } from '@/tests/support/ready-family';
import { givenTown, papers, type Town } from '@/tests/support/town';

/*
 * A checker that cannot fail is worth nothing. Two families have gone the whole way, and it finds nothing; then one thing after
 * another is broken behind the portal's back, and each time it names exactly that.
 */
let town: Town;
let evidence: Evidence & { journal: Evidence['journal'][number][]; mailbox: Evidence['mailbox'][number][] };
let [one, other]: Family[] = [];

type Family = Awaited<ReturnType<typeof goTheWholeWay>>;

async function goTheWholeWay(n: number) {
  const family = await givenReadyFamily({ municipalityId: town.municipalityId });
  const { actor, childId } = family;
  const documentId = family.documentId ?? '';
  const email = `family-${n}@example.com`;
  const { scanId, storageKey } = await givenScan({ ownerId: family.accountId, documentId });
  const { applicationId, token } = await fileWithToken(actor, childId, email);
  await confirmApplication(token, null);
  const certificateId = await issueCertificate(actor, applicationId, { groupId: town.group.id, documentId });
  await chooseInstitution(actor, certificateId, town.institution.id);
  await handOutPaper(actor, certificateId);
  await activate(town.operator.actor, certificateId, papers());
  const { number } = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const promised: What[] = [
    { what: 'scan', scanId },
    { what: 'document' },
    { what: 'application', applicationId, email },
    { what: 'confirmed', applicationId, email },
    { what: 'certificate', certificateId, number },
    { what: 'chosen', certificateId, institutionId: town.institution.id },
    { what: 'paper', certificateId, number },
    { what: 'activated', certificateId, number, operator: town.operator.login },
    { what: 'issued', certificateId },
    { what: 'ticked', certificateId },
    { what: 'child told' },
    { what: 'parent told' },
  ];
  const journal = promised.map((what) => ({ at: 0, childId, ...what }));
  return { childId, email, scanId, storageKey, documentId, applicationId, certificateId, number, journal };
}

beforeAll(async () => {
  town = await givenTown({ acceptsCopies: true });
  [one, other] = [await goTheWholeWay(1), await goTheWholeWay(2)];
  await sealAudit();
  await database().letter.updateMany({
    where: { delivery: 'queued' },
    data: { delivery: 'sent', attempts: 1, sentAt: new Date() },
  });
  await database().$executeRaw`UPDATE pgboss.job SET state = 'completed'`;
  const sent = await database().letter.findMany({ where: { delivery: 'sent' } });
  const mailbox = sent.map(({ messageId, emailTo }) => ({ messageId, to: emailTo ?? '' }));
  const journal = [...one.journal, ...other.journal];
  const before = { keptHead: null, cameBefore: 0, inDoubt: new Set<string>() };
  evidence = { journal, mailbox, ...before, mayRepeatLetters: false };
});

let saidBefore = new Set<string>();

/** What the checker says of it that it did not say before; what was broken stays broken. */
async function newlyBroken(work: () => unknown): Promise<string[]> {
  await work();
  const said = await check(evidence);
  const fresh = said.filter((sentence) => !saidBefore.has(sentence));
  saidBefore = new Set(said);
  return fresh;
}

/** Behind the back of triggers and foreign keys. */
const plant = (sql: string, values: unknown[] = []) =>
  query(`${environment().DATABASE_URL}?options=-csession_replication_role%3Dreplica`, sql, values);

const family = (which: 'one' | 'other') => {
  const found = which === 'one' ? one : other;
  if (!found) throw new Error('The families are made first');
  return found;
};

test('nothing is broken: nothing is said', async () => {
  expect(await check(evidence)).toEqual([]);
});

describe('what was accepted and is not there is named', () => {
  const gone = [
    ['документ ребёнка со снимком', 'update scan set document_id = null where id = $1', 'scanId'],
    [
      'заявка с этим адресом почты',
      "update application set email = 'x@example.com' where id = $1",
      'applicationId',
    ],
    [
      'выбор учреждения',
      'update certificate set chosen_institution_id = null where id = $1',
      'certificateId',
    ],
    [
      'скачанное заявление',
      'delete from kept_paper using paper where paper_id = paper.id and certificate_id = $1',
      'certificateId',
    ],
  ] as const;
  test.each(gone)('%s', async (words, sql, id) => {
    const { childId, [id]: value } = family('one');
    const said = await newlyBroken(() => plant(sql, [value]));
    expect(said).toContain(`Принято, но в базе этого нет: ${words}, ребёнок ${childId}.`);
  });

  test('сведения родителя о себе и ребёнка', async () => {
    const { childId } = family('one');
    const said = await newlyBroken(async () => {
      await plant(
        'update person set phone_sealed = null where id in (select guardian_id from guardianship where child_id = $1)',
        [childId],
      );
      await plant('update child set unattached = false, institution_id = null where person_id = $1', [
        childId,
      ]);
    });
    expect(said).toEqual([
      `Принято, но в базе этого нет: сведения о ребёнке, ребёнок ${childId}.`,
      `Принято, но в базе этого нет: сведения родителя о себе, ребёнок ${childId}.`,
    ]);
  });

  test('снимок, сертификат, отметки и активация', async () => {
    const { childId } = family('one');
    const scan = { ...family('one').journal[0], scanId: childId } as Evidence['journal'][number];
    const lost = { ...family('one').journal[4], number: '0000000000' } as Evidence['journal'][number];
    const unknown = { ...family('one').journal[7], operator: 'nobody' } as Evidence['journal'][number];
    const unissued = { ...family('one').journal[8], certificateId: childId } as Evidence['journal'][number];
    const unticked = { ...family('one').journal[9], certificateId: childId } as Evidence['journal'][number];
    const said = await newlyBroken(() => {
      evidence.journal.push(scan, lost, unknown, unissued, unticked);
    });
    expect(said).toEqual([
      `Принято, но в базе этого нет: снимок документа, ребёнок ${childId}.`,
      `Принято, но в базе этого нет: сертификат с этим номером, ребёнок ${childId}.`,
      `Принято, но в базе этого нет: активация этим специалистом, ребёнок ${childId}.`,
      `Принято, но в базе этого нет: выданный сертификат, ребёнок ${childId}.`,
      `Принято, но в базе этого нет: отметки о документах, ребёнок ${childId}.`,
    ]);
  });
});

describe('what is there twice is named, though the indexes that forbid it lie', () => {
  test('номер, действующий сертификат, номер без строки', async () => {
    const { certificateId, number } = family('one');
    const { childId, certificateId: twin } = family('other');
    const said = await newlyBroken(async () => {
      await plant('drop index certificate_number_key; drop index certificate_live');
      await plant('update certificate set number = $1, child_id = $2 where id = $3', [
        number,
        childId,
        certificateId,
      ]);
      await plant('update certificate set number = $1 where id = $2', [number, twin]);
    });
    expect(said).toEqual(
      expect.arrayContaining([
        `Номер сертификата выдан дважды: ${number}.`,
        `У ребёнка ${childId} больше одного действующего сертификата.`,
      ]),
    );
    const back = 'update certificate set number = $1, child_id = $2 where id = $3';
    await plant(back, [number, family('one').childId, certificateId]);
    await plant(back, [family('other').number, childId, twin]);
    expect((await newlyBroken(() => undefined)).length).toBe(0);
  });

  test('номер, которого нет среди выданных', async () => {
    const said = await newlyBroken(() =>
      plant('delete from certificate_number where number = $1', [family('one').number]),
    );
    expect(said).toEqual([`Сертификат ${family('one').number} есть, а в списке выданных номеров его нет.`]);
  });

  test('открытая заявка', async () => {
    const { childId } = family('one');
    const said = await newlyBroken(async () => {
      await plant('drop index application_open');
      await plant(
        `insert into application (id, child_id, applicant_id, status)
         select gen_random_uuid(), child_id, applicant_id, 'awaiting_confirmation' from application, generate_series(1, 2)
         where child_id = $1`,
        [childId],
      );
    });
    expect(said).toEqual([`У ребёнка ${childId} больше одной открытой заявки.`]);
  });

  test('документ', async () => {
    const [{ documentId }, { childId }] = [family('one'), family('other')];
    const said = await newlyBroken(async () => {
      await plant('drop index identity_document_once; drop index identity_document_kind_in_force');
      await plant(
        `insert into identity_document (id, person_id, kind, number_sealed, number_index)
         select gen_random_uuid(), $1, kind, number_sealed, number_index from identity_document where id = $2`,
        [childId, documentId],
      );
    });
    expect(said.join()).toMatch(/^Один и тот же действующий документ записан дважды, второй раз у человека /);
  });

  test('номер показан двум семьям', async () => {
    const { number } = family('one');
    const told = { ...family('other').journal[4], number } as Evidence['journal'][number];
    const said = await newlyBroken(() => {
      evidence.journal.push(told);
    });
    expect(said).toContain(`Номер ${number} показан семьям двух детей.`);
  });
});

describe('half of a transaction is named', () => {
  const halves = [
    [
      'Активация без записи аудита',
      `update audit_entry set event = 'x' where event = 'certificate_activated' and subject_id = $1`,
    ],
    [
      'Выдача сертификата без записи аудита',
      `update audit_entry set event = 'x' where event = 'certificate_issued' and subject_id = $1`,
    ],
    [
      'Активация без согласия, отметок о документах или года финансирования',
      'delete from paper_check where certificate_id = $1',
    ],
    ['Сертификат без заявления', 'delete from paper where certificate_id = $1'],
    [
      'Статус сертификата не тот, что в его истории',
      `delete from certificate_status_change where certificate_id = $1 and to_status = 'active'`,
    ],
    [
      'Сертификат выдан, а заявка говорит другое',
      `update application set status = 'cancelled' where id = (select application_id from certificate where id = $1)`,
    ],
  ] as const;
  test.each(halves)('%s', async (sentence, sql) => {
    const { certificateId, number } = family('other');
    const said = await newlyBroken(() => plant(sql, [certificateId]));
    expect(said).toContain(`${sentence}: ${number}.`);
  });

  test('Аудит говорит об активации, которой нет', async () => {
    const { certificateId, number } = family('one');
    const said = await newlyBroken(() =>
      plant(
        `update certificate set status = 'not_activated', activated_at = null, activated_by_id = null,
             activated_at_institution_id = null where id = $1`,
        [certificateId],
      ),
    );
    expect(said).toContain(`Аудит говорит об активации, которой нет: ${number}.`);
  });

  test('Заявка говорит, что сертификат выдан, а его нет', async () => {
    const said = await newlyBroken(() =>
      plant(
        `update application set status = 'certificate_issued', confirmed_at = now(), closed_at = now()
         where status = 'awaiting_confirmation'`,
      ),
    );
    expect(said.join()).toContain('Заявка говорит, что сертификат выдан, а его нет: ');
  });
});

describe('files and rows that do not fit are named', () => {
  test('строка без файла', async () => {
    const { storageKey } = family('one');
    const said = await newlyBroken(() => removeStoredFile(storageKey));
    expect(said).toEqual([`В базе есть файл ${storageKey}, а в хранилище его нет.`]);
  });

  test.each([0, 50])('файл, от которого осталось %d байт', async (length) => {
    const { storageKey } = family('other');
    const sealed = (await readSealedFile(storageKey)) ?? Buffer.alloc(0);
    const rewrite = async (bytes: Uint8Array) => {
      await removeStoredFile(storageKey);
      await storeSealedFile(storageKey, bytes);
    };
    const said = await newlyBroken(() => rewrite(sealed.subarray(0, length)));
    expect(said).toEqual([`Файл ${storageKey} в хранилище не открывается.`]);
    await rewrite(sealed);
    expect(await newlyBroken(() => undefined)).toEqual([]);
  });

  test('файл без строки: сосчитан сразу, назван, когда уборка уже прошла', async () => {
    const counted = await filesWithoutRow();
    const key = await storeFile(Buffer.from('of nobody'));
    expect((await filesWithoutRow()).filter((one) => !counted.includes(one))).toEqual([key]);
    const said = await newlyBroken(() => {
      setClock(() => new Date(Date.now() + 5 * 3_600_000));
    });
    expect(said).toContain(`В хранилище есть файл ${key}, которого нет в базе, уборка его не тронула.`);
  });
});

const countOf = (mailbox: Evidence['mailbox']) => {
  const ids = mailbox.map(({ messageId }) => messageId);
  return (id: string) => ids.filter((one) => one === id).length;
};

describe('letters that are lost, unknown or repeated are named', () => {
  test('письма нет', async () => {
    const { childId, email } = family('other');
    const said = await newlyBroken(() =>
      plant('delete from letter where email_to = $1 or child_id = $2', [email, childId]),
    );
    expect(said).toEqual(
      expect.arrayContaining([
        `Заявка принята, а письма с просьбой подтвердить адрес нет: ребёнок ${childId}.`,
        `Сертификат ${family('other').number} есть, а письма о нём нет (certificate_activated).`,
      ]),
    );
    expect(said.join()).toMatch(/В ящик пришло письмо <[^>]+>, которого нет в базе\./);
  });

  test('письмо ждёт без задания, брошено, не пришло', async () => {
    const sent = { where: { delivery: 'sent' as const }, orderBy: { id: 'asc' as const } };
    const [waiting, failed, unsent] = await database().letter.findMany(sent);
    const said = await newlyBroken(async () => {
      await plant(`update letter set delivery = 'queued', sent_at = null where id = $1`, [waiting?.id]);
      await plant(`update letter set delivery = 'failed', sent_at = null where id = $1`, [failed?.id]);
      evidence.mailbox = evidence.mailbox.filter(({ messageId }) => messageId !== unsent?.messageId);
    });
    expect(said).toEqual(
      expect.arrayContaining([
        `Письмо ${waiting?.id} ждёт отправки, но задания для него в очереди нет.`,
        `Письмо ${failed?.id} брошено, хотя его адрес исправен.`,
        `Письмо ${unsent?.messageId} отмечено отправленным, но в ящик не пришло.`,
      ]),
    );
  });

  test('письмо пришло дважды: только если кто-то погиб в этом круге, и только с новой попыткой', async () => {
    const again = evidence.mailbox[0] ?? { messageId: '', to: '' };
    const sentence = (times: number, most: number) =>
      `Письмо ${again.messageId} пришло ${times} раза, а могло ${most}.`;
    evidence.cameBefore = evidence.mailbox.length;
    expect(
      await newlyBroken(() => {
        evidence.mailbox.push(again);
      }),
    ).toEqual([sentence(2, 1)]);
    evidence.mayRepeatLetters = true;
    expect(await check(evidence)).toContain(sentence(2, 1));
    await plant('update letter set attempts = 3 where message_id = $1', [again.messageId]);
    expect(await check(evidence)).not.toContain(sentence(2, 1));
    // A round later nobody has died: a third time is one too many, however often it was tried.
    evidence.cameBefore = evidence.mailbox.length;
    evidence.mayRepeatLetters = false;
    expect(
      await newlyBroken(() => {
        evidence.mailbox.push(again);
      }),
    ).toEqual([sentence(3, 2)]);
  });

  test('письмо, об отправке которого портал не узнал, может прийти ещё раз и кругом позже', async () => {
    const written = await database().letter.findMany();
    const came = countOf(evidence.mailbox);
    const letter = written.find(({ messageId }) => came(messageId) > 0);
    const again = evidence.mailbox.find(({ messageId }) => messageId === letter?.messageId);
    if (!letter || !again) throw new Error('Nothing has come');
    await plant("update letter set delivery = 'queued', sent_at = null, attempts = 2 where id = $1", [
      letter.id,
    ]);
    expect(await cameUnknown(evidence.mailbox)).toContain(letter.messageId);
    evidence.cameBefore = evidence.mailbox.length;
    evidence.inDoubt = new Set([letter.messageId]);
    const known = came(letter.messageId);
    const sentence = `Письмо ${letter.messageId} пришло ${known + 1} раза, а могло ${known}.`;
    expect(await newlyBroken(() => evidence.mailbox.push(again))).not.toContain(sentence);
    evidence.inDoubt = new Set();
    expect(await newlyBroken(() => undefined)).toContain(sentence);
    await plant("update letter set delivery = 'sent', sent_at = now() where id = $1", [letter.id]);
  });

  test('одно письмо написано дважды', async () => {
    const said = await newlyBroken(() =>
      plant(
        `insert into letter (id, kind, person_id, child_id, account_id, payload, message_id, delivery)
         select gen_random_uuid(), kind, person_id, child_id, account_id, payload, gen_random_uuid()::text, 'cabinet_only'
         from letter where kind = 'certificate_received' and child_id = $1`,
        [family('one').childId],
      ),
    );
    expect(said.join()).toContain('Одно и то же письмо (certificate_received) написано дважды');
  });
});

describe('jobs and connections that hang are named', () => {
  test('задание застряло, брошено, пропало', async () => {
    let scan: { scanId: string } | undefined;
    const said = await newlyBroken(async () => {
      await plant(
        `update pgboss.job set state = 'active', heartbeat_on = now() - interval '2 minutes'
         where id = (select id from pgboss.job where name = 'send-letter' order by id limit 1)`,
      );
      await plant(
        `update pgboss.job set state = 'failed'
         where id = (select id from pgboss.job where name = 'send-letter' order by id desc limit 1)`,
      );
      scan = await givenScan({ ownerId: town.operator.accountId, status: 'received' });
    });
    expect(said).toEqual([
      expect.stringMatching(/^Задание send-letter \(.+\) застряло: его исполнителя нет уже минуту\.$/),
      expect.stringMatching(/^Задание send-letter \(.+\) брошено\.$/),
      `Снимок ${scan?.scanId} ждёт обработки, но задания для него в очереди нет.`,
    ]);
  });

  test('соединение стоит в начатой транзакции', async () => {
    const said = await database().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await new Promise((settle) => setTimeout(settle, 2500));
        return check(evidence);
      },
      { timeout: 20_000 },
    );
    expect(said.join('\n')).toMatch(/Соединение \d+ стоит в начатой транзакции \d+ с\./);
  });
});

describe('a broken audit is named', () => {
  test('конец цепочки пропал', async () => {
    const [last] = await query<{ position: string; hash: string }>(
      environment().DATABASE_URL,
      `select position::text, encode(hash, 'hex') as hash from audit_seal order by audit_seal.position desc limit 1`,
    );
    evidence.keptHead = { position: BigInt(last?.position ?? 0), hash: last?.hash ?? '' };
    const said = await newlyBroken(() =>
      plant('delete from audit_seal where position = $1', [last?.position]),
    );
    expect(said).toContain('Сохранённой вершины в цепочке уже нет: конец цепочки удалён.');
  });

  test('запись изменена', async () => {
    const said = await newlyBroken(() =>
      plant(`update audit_entry set event = 'y' where event = 'application_filed'`),
    );
    expect(said.join()).toContain('запись изменена.');
  });
});
