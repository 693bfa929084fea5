import type { PictureFacts } from './document-picture';
import { demoGroups } from './groups';
import { addInstitutions, changeoverDay } from './institution-rules';
import { demoInstitutions } from './institutions';
import { emptyLedger, type Ledger } from './ledger';
import { municipalTextRows } from './municipal-texts';
import { municipalQuestionRows } from './municipal-questions';
import { demoMunicipalities, type DemoMunicipalities, type TownKey } from './municipalities';
import { regionRow } from './rows/places';
import { addDemoStaff, type PasswordHashes, type StaffMember } from './staff';
import { today } from '@/lib/platform/clock';

type Group = { id: string; title: string; kind: 'accounting' | 'funded'; yearlyAmount?: unknown };
type Place = { id: string; name: string; shortName: string; address: string };

/** A municipality with all that a family there has to do with. */
export type Town = {
  row: DemoMunicipalities[TownKey]['row'];
  postal: { index: string; name: string };
  /** The institution that accepts everybody's papers, and who works there. */
  desk: Place;
  operators: readonly StaffMember[];
  school: StaffMember;
  kindergarten: StaffMember | null;
  reference: Group;
  funded: (Group & { yearlyAmount: string }) | null;
};

export type World = {
  ledger: Ledger;
  hashes: PasswordHashes;
  towns: Record<TownKey, Town>;
  /** Documents that get a scan; the pictures are drawn and stored before the rows are written. */
  pictures: PendingPicture[];
};

export type PendingPicture = { documentId: string; ownerId: string; createdAt: Date; facts: PictureFacts };

/** Everything but people: region, municipalities, texts, calendar, institutions, groups, staff. */
export function makeWorld(hashes: PasswordHashes): World {
  const ledger = emptyLedger();
  const municipalities = demoMunicipalities();
  const places = demoInstitutions(municipalities);
  const groups = demoGroups(municipalities);
  const changeover = changeoverDay(today());
  const { novokuznetsk, kiselyovsk, krasnobrodsky } = municipalities;
  ledger.region.push(regionRow);
  ledger.municipality.push(novokuznetsk.row, kiselyovsk.row, krasnobrodsky.row);
  ledger.municipalText.push(...municipalTextRows(municipalities, changeover));
  ledger.publicQuestion.push(...municipalQuestionRows(municipalities));
  addInstitutions(ledger, places, changeover);
  for (const group of [groups.novokuznetsk, groups.kiselyovsk, groups.krasnobrodsky]) {
    ledger.certificateGroup.push(group.reference, ...(group.funded ? [group.funded] : []));
  }
  ledger.certificateGroup.push(groups.closed);
  const staff = addDemoStaff(ledger, hashes, municipalities, places);
  const towns: Record<TownKey, Town> = {
    novokuznetsk: {
      row: novokuznetsk.row,
      postal: novokuznetsk.town,
      desk: places.orion,
      operators: [staff.orion, staff.orionSecond],
      school: staff.school34,
      kindergarten: staff.kindergarten,
      ...groups.novokuznetsk,
    },
    kiselyovsk: {
      row: kiselyovsk.row,
      postal: kiselyovsk.town,
      desk: places.crtdu,
      operators: [staff.crtdu],
      school: staff.school25,
      kindergarten: null,
      ...groups.kiselyovsk,
    },
    krasnobrodsky: {
      row: krasnobrodsky.row,
      postal: krasnobrodsky.town,
      desk: places.school31,
      operators: [staff.school31],
      school: staff.school31,
      kindergarten: null,
      ...groups.krasnobrodsky,
    },
  };
  return { ledger, hashes, towns, pictures: [] };
}
