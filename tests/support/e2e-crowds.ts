import { randomUUID } from 'node:crypto';
import { dbDate } from '@/lib/domain/dates';
import type { PersonName } from '@/lib/domain/names';
import { rightRow } from '@/lib/local/demo/rows/places';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { sealPersonField } from '@/lib/platform/sealed-fields';
import { theTown } from '@/tests/support/e2e-town';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenGroup,
  givenMunicipality,
  givenParent,
} from '@/tests/support/given';

/** Longer than any name a page is drawn with: one part with nowhere to break, one of many parts. */
const longName: PersonName = {
  surname: 'Староконстантинопольскородниковская',
  givenName: 'Мария-Александрина-Виктория',
  patronymic: 'Абдул-Рахман-Магомед-Сафаровна кызы',
};

const longAddress =
  '654041, Кемеровская область — Кузбасс, Новокузнецкий городской округ, г. Новокузнецк, жилой район Форштадт, улица имени Сорокалетия Победы в Великой Отечественной войне, дом 117, корпус 12, строение 3, квартира 1184';

const statuses = ['not_activated', 'active', 'returned', 'suspended', 'terminated'] as const;

/** A parent with twelve children, some at each turn of the way, everybody with the longest names. */
export async function givenTwelveChildren() {
  const { municipality, school, group } = await theTown();
  const parent = await givenParent({ name: longName });
  const children: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { childId } = await givenChild({
      parent,
      age: 5 + n,
      document: n > 2,
      name: { ...longName, givenName: `${longName.givenName}-${'абвгдежзиклм'.charAt(n).toUpperCase()}` },
      municipalityId: municipality.id,
      institutionId: school.id,
    });
    children.push(childId);
    if (n === 3) await givenApplication({ childId, applicantId: parent.personId });
    if (n === 4) await givenApplication({ childId, applicantId: parent.personId, status: 'confirmed' });
    if (n > 4) await givenCertificate({ childId, groupId: group.id, status: statuses[n % 5] });
  }
  for (const id of [parent.personId, ...children]) {
    const addressSealed = sealPersonField('address', id, longAddress);
    await database().person.update({ where: { id }, data: { addressSealed } });
  }
  return { parent, children };
}

/** A municipality whose list has two hundred institutions, and a family of it with a certificate. */
export async function givenTwoHundredInstitutions() {
  const municipality = await givenMunicipality();
  const institutions = Array.from({ length: 200 }, (_, n) => ({
    id: randomUUID(),
    municipalityId: municipality.id,
    kind: 'additional_education' as const,
    name: `Муниципальное автономное учреждение дополнительного образования «Многопрофильный центр № ${n + 1} имени героев Кузбасса»`,
    shortName: `МАУ ДО «Центр № ${n + 1}»`,
    address: `ул. Сорокалетия Победы в Великой Отечественной войне, ${n + 1}, помещение на первом этаже`,
    phone: '8 (384-3) 00-00-00',
    sortOrder: n,
  }));
  await database().institution.createMany({ data: institutions });
  await database().institutionRight.createMany({
    data: institutions.map(({ id }) =>
      rightRow(id, { kind: 'accepts_applications', from: today().subtract({ years: 1 }) }),
    ),
  });
  await database().institutionHours.createMany({
    data: institutions.flatMap(({ id }) =>
      [1, 2, 3, 4, 5].map((weekday) => ({
        institutionId: id,
        weekday,
        opensAt: 9 * 60,
        closesAt: 17 * 60,
        lunchFrom: 12 * 60,
        lunchTo: 13 * 60,
      })),
    ),
  });
  const first = institutions[0];
  if (first) await addClosure(first.id);
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, document: true, municipalityId: municipality.id });
  const group = await givenGroup({ municipalityId: municipality.id });
  const { certificateId } = await givenCertificate({ childId, groupId: group.id });
  return { municipality, parent, certificateId };
}

async function addClosure(institutionId: string): Promise<void> {
  const [closedFrom, closedTo] = [today().subtract({ days: 1 }), today().add({ days: 20 })];
  await database().institutionClosure.create({
    data: {
      institutionId,
      closedFrom: dbDate(closedFrom),
      closedTo: dbDate(closedTo),
      reason: 'капитальный ремонт здания и переезд в соседнее',
    },
  });
}
