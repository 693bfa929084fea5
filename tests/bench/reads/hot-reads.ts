import { findActor } from '@/lib/access/session';
import { getCertificateCard } from '@/lib/certificates/card';
import { listFirstMatches } from '@/lib/counter/first-matches';
import { countQueues, listQueue } from '@/lib/counter/queue';
import { readSearchPage } from '@/lib/counter/search-page';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { getMyChild } from '@/lib/families/queries';
import { listChildrenWithSteps } from '@/lib/families/situation';
import { listPublicInstitutions } from '@/lib/institutions/public-list';
import { beginAttempt } from '@/lib/letters/begin-attempt';
import { countUnread, listLetters } from '@/lib/letters/mailbox';
import { familyVersion } from '@/lib/overview/family-version';
import { database } from '@/lib/platform/database';
import { listRegister } from '@/lib/register/list-register';
import type { Subjects } from './subjects';

/** What the portal reads most, each time about somebody else: `turn` says about whom. */
export type HotRead = {
  title: string;
  read: (turn: number) => Promise<unknown>;
  /** It changes what it reads: the same cannot be read twice. */
  once?: true;
};

export function hotReads(subjects: Subjects): HotRead[] {
  const { families, operators, admins, letters } = subjects;
  return [
    {
      title: 'кто вошёл (каждый запрос)',
      read: (turn) => findActor(at(families, turn).token),
    },
    {
      title: 'кабинет: дети и следующий шаг',
      read: (turn) => listChildrenWithSteps(at(families, turn).actor),
    },
    {
      title: 'сертификат в кабинете',
      read: (turn) => getCertificateCard(at(families, turn).actor, at(families, turn).certificateId),
    },
    {
      title: 'форма документа',
      read: (turn) => getMyChild(at(families, turn).actor, at(families, turn).childId),
    },
    {
      title: 'живая страница: не изменилось ли что',
      read: (turn) => familyVersion(at(families, turn).actor),
    },
    {
      title: '«Почта»',
      read: async (turn) => {
        const { actor } = at(families, turn);
        return [await countUnread(actor), await listLetters(actor, 'inbox', null)];
      },
    },
    {
      title: 'вход: учётная запись по логину',
      read: (turn) => accountOf(at(families, turn).login),
    },
    {
      title: 'список учреждений муниципалитета',
      read: (turn) =>
        listPublicInstitutions({ ...wholeList, municipalityId: at(admins, turn).actor.municipalityId }),
    },
    {
      title: 'приём: очередь учреждения и её счёт',
      read: async (turn) => {
        const { actor } = at(operators, turn);
        return [await countQueues(actor), await listQueue(actor, 'chose_us', null)];
      },
    },
    {
      title: 'приём: поиск по мере ввода',
      read: (turn) =>
        listFirstMatches(at(operators, turn).actor, wordsOf(at(operators, turn).surname.slice(0, 4))),
    },
    {
      title: 'приём: поиск по ФИО',
      read: (turn) => readSearchPage(at(operators, turn).actor, wordsOf(at(operators, turn).fullName), null),
    },
    {
      title: 'приём: поиск по фамилии',
      read: (turn) => readSearchPage(at(operators, turn).actor, wordsOf(at(operators, turn).surname), null),
    },
    {
      title: 'приём: код заявления',
      read: (turn) => readSearchPage(at(operators, turn).actor, wordsOf(at(operators, turn).paperCode), null),
    },
    {
      title: 'реестр муниципалитета: первая страница',
      read: (turn) => {
        const { actor } = at(admins, turn);
        return listRegister(actor, { municipalityId: actor.municipalityId }, wholeRegister, null);
      },
    },
    {
      title: 'реестр: по статусу и возрасту',
      read: (turn) => {
        const { actor } = at(admins, turn);
        return listRegister(actor, { municipalityId: actor.municipalityId }, narrowed, null);
      },
    },
    {
      title: 'реестр: поиск по фамилии',
      read: (turn) => {
        const { actor, searchId } = at(admins, turn);
        const list = { ...wholeRegister, search: searchId };
        return listRegister(actor, { municipalityId: actor.municipalityId }, list, null);
      },
    },
    { title: 'письмо взято worker', read: (turn) => beginAttempt(at(letters, turn)), once: true },
  ];
}

const wholeList = { search: '', openNow: false, after: null } as const;
const wholeRegister = readRegisterAddress({});
const narrowed = readRegisterAddress({ status: 'not_activated', ageFrom: '7', ageTo: '9', sort: 'name' });

function at<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error('В регионе некого читать.');
  return item;
}

function wordsOf(query: string) {
  return { query, birthDate: null };
}

/** As the sign-in looks the account up, before it looks at the password. */
function accountOf(login: string) {
  return database().account.findUnique({
    where: { login },
    select: { id: true, passwordHash: true, blockedAt: true, mustChangePassword: true },
  });
}
