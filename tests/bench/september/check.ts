import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadPortal } from '@/tests/load/portal';
import type { Accepted } from '@/tests/load/journal';

/**
 * A certificate that stands as it was promised, with everything it stands on: child, application, document with its scan
 * drawn, institution, papers, the audit of every step and both letters gone.
 */
const wholeCertificates = `
  select c.id::text || ' ' || c.number || ' ' || c.child_id as promise
    from certificate c
    join certificate_number n on n.number = c.number
    join application a on a.id = c.application_id and a.child_id = c.child_id
     and a.status = 'certificate_issued' and a.confirmed_at is not null
    join identity_document d on d.id = c.document_id and d.person_id = c.child_id
    join scan s on s.document_id = d.id and s.status = 'ready'
   where c.chosen_institution_id is not null
     and exists (select from scan_page p where p.scan_id = s.id)
     and exists (select from paper p join kept_paper k on k.paper_id = p.id where p.certificate_id = c.id)
     and (select count(distinct e.event) from audit_entry e
           where e.child_id = c.child_id and e.event = any($1::text[])) = cardinality($1::text[])
     and (select count(*) from letter l where l.child_id = c.child_id and l.kind = 'certificate_received'
           and l.delivery = 'sent') = 1
     and (select count(*) from letter l where l.email_to = a.email and l.kind = 'confirm_email'
           and l.delivery = 'sent') = 1`;

/** A family's own download is no look of somebody else: the kept paper tells of it. */
const auditOfJourney = [
  'document_provided',
  'application_filed',
  'application_confirmed',
  'certificate_issued',
  'institution_chosen',
];

const doubles = {
  'один номер у нескольких сертификатов':
    'select count(*)::int as n from (select from certificate group by number having count(*) > 1) t',
  'несколько сертификатов у одного ребёнка':
    "select count(*)::int as n from (select from certificate where status not in ('terminated', 'expired') group by child_id having count(*) > 1) t",
  'несколько открытых заявок у одного ребёнка':
    "select count(*)::int as n from (select from application where status in ('awaiting_confirmation', 'confirmed') group by child_id having count(*) > 1) t",
};

export type Checked = {
  /** Certificates promised, and those of them found whole. */
  promised: number;
  whole: number;
  letters: number;
  /** What is not as it was promised, sentences. */
  faults: string[];
};

/** Holds the portal to what it has promised: reads the database, the storage and the mailbox. */
export async function check(portal: LoadPortal, journal: readonly Accepted[]): Promise<Checked> {
  const rows = await portal.query<{ promise: string }>(wholeCertificates, [auditOfJourney]);
  const found = new Set(rows.map(({ promise }) => promise));
  const promised = journal.filter((entry) => entry.what === 'certificate');
  const broken = promised.filter((one) => !found.has(`${one.certificateId} ${one.number} ${one.childId}`));
  return {
    promised: promised.length,
    whole: promised.length - broken.length,
    letters: portal.mailbox.letters.length,
    faults: [
      ...broken.map(({ number }) => `Сертификат ${number} обещан, а записан не весь.`),
      ...(await faultsOfDoubles(portal)),
      ...(await faultsOfMail(portal)),
      ...(await faultsOfStorage(portal)),
    ],
  };
}

async function faultsOfDoubles({ query }: LoadPortal): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(doubles)) {
    const [row] = await query<{ n: number }>(sql);
    if (row && row.n > 0) faults.push(`Так не бывает: ${what} (${row.n}).`);
  }
  return faults;
}

/** Every letter of the database is in the mailbox, once, and no other. */
async function faultsOfMail({ query, mailbox }: LoadPortal): Promise<string[]> {
  const rows = await query<{ message_id: string; delivery: string }>(
    "select message_id, delivery from letter where delivery not in ('cabinet_only', 'digest')",
  );
  const came = new Map<string, number>();
  for (const { messageId } of mailbox.letters) came.set(messageId, (came.get(messageId) ?? 0) + 1);
  const known = new Set(rows.map((row) => row.message_id));
  return [
    ...rows.flatMap((row) => {
      const times = came.get(row.message_id) ?? 0;
      if (row.delivery !== 'sent') return `Письмо ${row.message_id} не отправлено (${row.delivery}).`;
      return times === 1 ? [] : `Письмо ${row.message_id} пришло ${times} раз.`;
    }),
    ...[...came.keys()].filter((id) => !known.has(id)).map((id) => `Письма ${id} в базе нет, а оно пришло.`),
  ];
}

/** As many files as rows name, by name. */
async function faultsOfStorage({ query, storage }: LoadPortal): Promise<string[]> {
  const rows = await query<{ key: string }>(
    `select storage_key as key from scan where storage_key is not null
     union all select storage_key from scan_page
     union all select thumbnail_key from scan_page where thumbnail_key is not null`,
  );
  const named = new Set(rows.map(({ key }) => key));
  const stored = new Set(filesIn(storage));
  return [
    ...[...named].filter((key) => !stored.has(key)).map((key) => `Файла ${key} нет в хранилище.`),
    ...[...stored].filter((key) => !named.has(key)).map((key) => `Файл ${key} лежит без записи.`),
  ];
}

function filesIn(storage: string): string[] {
  return readdirSync(storage).flatMap((folder) => readdirSync(join(storage, folder)));
}
