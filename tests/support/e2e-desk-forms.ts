import { randomUUID } from 'node:crypto';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import type { Fields } from '@/tests/support/e2e-answers';
import type { Town } from '@/tests/support/e2e-town';

type Forms = Readonly<Record<string, Fields>>;

const page = '/admin/municipalities/[municipalityId]';
/** Nothing is known of the record but that it is new. */
const version = '1';

/** A form of each kind that the desk of a municipality sends, filled as an admin fills it. */
export function deskForms(town: Town): Forms {
  return {
    ...settingForms(),
    ...textForms(),
    ...institutionForms(town),
    ...rightForms(),
    ...groupForms(town),
    [`${page}/visits/[institutionId]/save`]: bookingSettings(),
  };
}

function settingForms(): Forms {
  return {
    [`${page}/calendar/save`]: {
      day: '03.03.2031',
      kind: 'day_off',
      title: 'Чужой день',
      seen: '0',
      confirmed: '',
    },
    [`${page}/calendar/import/save`]: { kept: randomUUID(), mode: 'add', seen: '0', confirmed: '' },
    [`${page}/settings/[section]/save`]: {
      section: 'papers',
      proofOfResidence: 'every_child',
      copies: 'copies',
      from: formatDate(today()),
      seen: '1',
    },
  };
}

function textForms(): Forms {
  const dated = { from: formatDate(today()), seen: '0' };
  const text = { title: 'Чужое объявление', body: 'Чужой текст', to: '', ...dated };
  const addition = { body: 'Чужое добавление', ...dated };
  const question = {
    slug: 'lost-number',
    topic: 'about',
    sortOrder: '1',
    question: 'Чужой вопрос',
    answer: 'Чужой ответ',
    shown: 'shown',
    ...dated,
  };
  return {
    [`${page}/texts/[textPage]/save`]: text,
    [`${page}/texts/[textPage]/preview`]: text,
    [`${page}/texts/shown/[textId]/withdraw`]: {},
    [`${page}/questions/[questionSlug]/save`]: question,
    [`${page}/questions/[questionSlug]/preview`]: question,
    [`${page}/letters/[letterKind]/save`]: addition,
    [`${page}/letters/[letterKind]/preview`]: addition,
  };
}

function institutionForms({ desk }: Town): Forms {
  const list = `${page}/institutions`;
  const card = `${list}/[institutionId]`;
  const about = {
    kind: 'school',
    name: 'МБОУ «Чужая школа»',
    shortName: 'Чужая школа',
    address: 'ул. Чужая, 1',
    phone: '8 (384-3) 12-34-56',
    version,
  };
  const hours = '9:30–17:00, обед 12:00–13:00';
  return {
    [`${list}/new/save`]: about,
    [`${list}/import/check`]: { plan: randomUUID() },
    [`${list}/import/save`]: { plan: randomUUID(), seen: '', confirmed: '' },
    [`${card}/edit/save`]: about,
    [`${card}/hours/save`]: { day1: hours, day2: hours, day3: hours, version, confirmed: '' },
    [`${card}/closures/save`]: {
      from: '03.03.2031',
      to: '04.03.2031',
      reason: 'Ремонт',
      version,
      confirmed: '',
    },
    [`${card}/closures/[closureId]/remove`]: { version },
    [`${card}/close/save`]: { closedOn: '03.03.2031', version, confirmed: '' },
    [`${card}/close/undo`]: { version },
    [`${card}/remove`]: { version },
    [`${card}/move`]: { direction: 'up', past: desk.id },
  };
}

function rightForms(): Forms {
  const rights = `${page}/institutions/[institutionId]/rights`;
  return {
    [`${rights}/save`]: { choice: 'accepts_none', from: '03.03.2031', to: '', version, confirmed: '' },
    [`${rights}/[rightId]/end`]: { to: '03.03.2031', version, confirmed: '' },
    [`${rights}/[rightId]/cancel`]: { version, confirmed: '' },
  };
}

function groupForms({ group }: Town): Forms {
  const list = `${page}/groups`;
  const about = {
    title: 'Чужая группа',
    minAge: '5',
    maxAge: '17',
    kind: 'accounting',
    yearlyAmount: '',
    places: '',
    version,
  };
  return {
    [`${list}/new/save`]: { ...about, validFrom: '03.03.2031', validTo: '', active: 'on' },
    [`${list}/[groupId]/save`]: { ...about, validFrom: '', validTo: '', active: 'on' },
    [`${list}/[groupId]/used`]: { places: '', validTo: '', active: 'on', version },
    [`${list}/[groupId]/next/save`]: { ...about, validFrom: '03.03.2031' },
    [`${list}/[groupId]/move`]: { direction: 'up', past: group.id },
  };
}

/** Nobody may book: the families of other tests are left in peace. */
function bookingSettings(): Fields {
  return {
    enabled: 'off',
    effectiveFrom: formatDate(today()),
    slotMinutes: '20',
    desks: '1',
    daysAhead: '14',
    noticeHours: '2',
    version: '0',
    confirmed: '',
  };
}
