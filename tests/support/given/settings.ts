import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { readValue, type StoredSettings } from '@/lib/settings/values';
import { givenStaff } from './accounts';
import { unique } from './unique';

/** What a municipality has set from `from` on (today, unless told otherwise), entered by an admin of its own. */
export async function givenSetting<Section extends keyof StoredSettings>(
  municipalityId: string,
  section: Section,
  value: StoredSettings[Section],
  from: PlainDate = today(),
): Promise<void> {
  readValue(section, value);
  const { accountId } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const last = await database().setting.aggregate({
    where: { municipalityId, section },
    _max: { version: true },
  });
  await database().setting.create({
    data: {
      municipalityId,
      section,
      value,
      version: (last._max.version ?? 0) + 1,
      effectiveFrom: dbDate(from),
      createdById: accountId,
    },
  });
}

/** A notice that is shown today. */
export async function givenNotice(municipalityId: string): Promise<string> {
  const { id } = await database().municipalText.create({
    data: {
      municipalityId,
      kind: 'notice',
      version: unique(),
      title: 'Пробное объявление',
      body: 'Пробный текст.',
      effectiveFrom: dbDate(today()),
    },
    select: { id: true },
  });
  return id;
}
