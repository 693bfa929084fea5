import { randomUUID } from 'node:crypto';
import { formatDate } from '@/lib/domain/dates';
import { inventedPassport } from '@/lib/local/demo/invented-numbers';
import { rememberSearch } from '@/lib/counter/search-fields';
import { paperField } from '@/lib/reception/activate-visit';
import { getDeskCorrection } from '@/lib/families/desk-correction';
import { database } from '@/lib/platform/database';
import type { Fields } from '@/tests/support/e2e-answers';
import { paperIdOf } from '@/tests/support/e2e-counter';
import { deskForms } from '@/tests/support/e2e-desk-forms';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { givenImports } from '@/tests/support/e2e-imports';
import { fillAddress } from '@/tests/support/e2e-routes';
import { givenFailedLetter } from '@/tests/support/given/failed-letter';
import { givenGroupRun } from '@/tests/support/given/group-runs';
import { givenMerge, givenProposal } from '@/tests/support/given/proposals';
import { givenPasskey } from '@/tests/support/second-step';
import { givenChangingRecord } from '@/tests/support/e2e-changes';
import { givenStaffRecords } from '@/tests/support/e2e-staff';
import { anotherTown, theTown, type Town } from '@/tests/support/e2e-town';
import { givenPastClosure, rightOf } from '@/tests/support/given/directory';
import { givenVisits } from '@/tests/support/e2e-visits';
import {
  documentOfAge,
  givenApplication,
  givenCertificate,
  givenChild,
  givenConsent,
  givenCorrection,
  givenFamilyQuestion,
  givenLinkRequest,
  givenNotice,
  givenPassword,
  givenScan,
  givenVisit,
  unique,
} from '@/tests/support/given';

/** A family in the middle of everything, an operator who serves it, and what each address of theirs needs. */
export async function givenRecords(home?: Town) {
  const town = home ?? (await theTown());
  const family = await givenFamily({ town, document: true });
  const { parent, child } = family;
  const sibling = async () =>
    givenChild({
      parent,
      document: true,
      municipalityId: town.municipality.id,
      institutionId: town.school.id,
    });
  const [waiting, confirmed, certified] = [await sibling(), await sibling(), await sibling()];
  const awaitingApplication = await givenApplication({
    childId: waiting.childId,
    applicantId: parent.personId,
    createdAt: new Date(Date.now() - 3_600_000),
  });
  const confirmedApplication = await givenApplication({
    childId: confirmed.childId,
    applicantId: parent.personId,
    status: 'confirmed',
  });
  const certificate = await givenCertificate({ childId: certified.childId, groupId: town.group.id });
  const { scanId } = await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  const consented = await sibling();
  // A school may add a parent only to a child of whom nothing has been handed in.
  const entered = await givenChild({
    parent,
    municipalityId: town.municipality.id,
    institutionId: town.school.id,
  });
  const active = await givenCertificate({
    childId: consented.childId,
    groupId: town.group.id,
    status: 'active',
  });
  await givenConsent(active.certificateId);
  const operator = await givenOperator(town);
  const changing = await givenChangingRecord(town, parent, operator);
  const visits = await givenVisits(town, parent);
  const imports = await givenImports(town);
  const correctionId = await givenCorrection(parent.actor, consented.childId);
  const questionId = await givenFamilyQuestion(parent, active.applicationId);
  const alike = await givenFamilyWithCertificate({ town });
  const [childAId, childBId] = [certified.childId, alike.child.id].toSorted();
  if (!childAId || !childBId) throw new Error('Two children make a pair');
  const suspicion = await database().duplicateSuspicion.create({
    data: { childAId, childBId, alike: ['name', 'birth_date'] },
  });
  const visited = await sibling();
  const visitCertificate = await givenCertificate({ childId: visited.childId, groupId: town.group.id });
  const visitId = await givenVisit({
    applicationId: visitCertificate.applicationId,
    applicantId: parent.personId,
    operator,
  });
  const toClose = await givenFamilyWithCertificate({ town });
  const ended = await givenFamilyWithCertificate({ town }, { status: 'terminated' });
  const places = [await theTown(), await anotherTown()].map(({ municipality }) => municipality.id);
  const neighbourId = places.find((id) => id !== town.municipality.id) ?? '';
  const [kept, merged] = [
    await givenFamilyWithCertificate({ town }),
    await givenFamilyWithCertificate({ town }),
  ];
  const { requestId } = await givenLinkRequest(certified.childId, town.municipality.id);
  // Whoever asks to be linked names the document of a child that has its certificate from somebody else.
  const twinDocument = documentOfAge(child.birthDate);
  await givenFamilyWithCertificate({ town, birthDate: child.birthDate, document: twinDocument });
  const staff = await givenStaffRecords(town);
  const searchId = await rememberSearch(operator.actor, { query: child.surname, birthDate: null });
  return {
    town,
    parent,
    operator,
    people: [
      parent.personId,
      child.id,
      waiting.childId,
      confirmed.childId,
      certified.childId,
      consented.childId,
      entered.childId,
      changing.childId,
      visited.childId,
      alike.child.id,
      ...visits.childIds,
    ],
    /** The record each address is about; an address that needs one in another state names it itself. */
    values: {
      childId: child.id,
      personId: parent.personId,
      applicationId: awaitingApplication.applicationId,
      certificateId: certificate.certificateId,
      suspicionId: suspicion.id,
      searchId,
      institutionId: town.school.id,
      municipalityId: town.municipality.id,
      rightId: await rightOf(town.school.id),
      closureId: await givenPastClosure(town.school.id),
      groupId: town.group.id,
      runId: await givenGroupRun(operator.actor, town.school.id),
      proposalId: await givenProposal(town.municipality.id, toClose.certificate.certificateId),
      mergeId: await givenMerge(kept.child.id, merged.child.id),
      // Removing what is not there is answered as removing what is: nobody learns of anybody's lists.
      viewId: randomUUID(),
      scanId,
      correctionId,
      questionId,
      tieId: changing.tieId,
      visitId,
      requestId,
      importId: imports.importId,
      ...staff.values,
      code: certificate.paperCode,
      kind: 'application',
      section: 'papers',
      regionSection: 'support',
      textPage: 'notice',
      letterKind: 'certificate_activated',
      textId: await givenNotice(town.municipality.id),
      questionSlug: 'lost-number',
      sessionId: parent.actor.sessionId,
      passkeyId: await givenPasskey(parent.accountId),
      letterId: await givenFailedLetter(parent),
    },
    own: {
      '/cabinet/certificates/[certificateId]/sheet': { certificateId: active.certificateId },
      '/counter/certificates/[certificateId]/sheet': { certificateId: active.certificateId },
      '/cabinet/applications/[applicationId]/certificate': {
        applicationId: confirmedApplication.applicationId,
      },
      '/cabinet/applications/[applicationId]/certificate/save': {
        applicationId: confirmedApplication.applicationId,
      },
      '/cabinet/children/[childId]/consent': { childId: consented.childId },
      '/cabinet/children/[childId]/consent/save': { childId: consented.childId },
      '/admin/certificates/[certificateId]/destruction': { certificateId: ended.certificate.certificateId },
      '/admin/certificates/[certificateId]/destruction/save': {
        certificateId: ended.certificate.certificateId,
      },
      ...changing.addresses,
      ...visits.addresses,
      ...imports.addresses,
      '/counter/logins/pupils/[childId]/guardian': { childId: entered.childId },
      '/counter/logins/pupils/[childId]/guardian/save': { childId: entered.childId },
    } as Readonly<Record<string, Fields>>,
    forms: {
      '/cabinet/children/[childId]/consent/save': { understood: 'on', presentPassword: givenPassword },
      '/cabinet/children/[childId]/link/save': {
        ...documentFields(twinDocument),
        snils: '',
        ground: 'parent',
      },
      '/counter/links/[requestId]/save': { decision: 'declined', reason: 'no_originals' },
      '/counter/family/visits/[visitId]/activate': await visitDesk(visitCertificate.certificateId),
      '/counter/family/visits/[visitId]/slip/print': slipFields(),
      '/counter/corrections/[correctionId]/save': { decision: 'declined', answer: 'Оригинал не представлен' },
      '/cabinet/questions/[questionId]/add': { text: 'Можно ли прийти в субботу?' },
      '/cabinet/questions/[questionId]/close': {},
      '/counter/questions/[questionId]/save': { text: 'Приходите в будни', seen: '1' },
      '/cabinet/children/new/save': {
        surname: 'Чужова',
        givenName: 'Вера',
        patronymic: '',
        birthDate: formatDate(child.birthDate),
        ground: 'parent',
      },
      '/cabinet/address/save': {},
      '/cabinet/me/save': {
        surname: 'Чужова',
        givenName: 'Ольга',
        patronymic: '',
        snils: '',
        address: 'ул. Чужая, 1',
        phone: '+7 913 000-00-00',
        ...documentFields(inventedPassport(unique(), child.birthDate)),
      },
      '/account/sessions/[sessionId]/end': {},
      '/account/passkeys/[passkeyId]/remove': {},
      '/account/mail/[letterId]/save': { deed: 'archive' },
      '/counter/search/save': { query: 'Чужова', birthDate: '' },
      '/counter/search/suggest': { query: 'Чужова', birthDate: '' },
      '/counter/logins/search': { name: 'Чужова', access: '' },
      '/admin/audit/save': {},
      ...staff.forms,
      '/cabinet/children/[childId]/edit/save': {
        surname: 'Чужова',
        givenName: 'Анна',
        patronymic: '',
        birthDate: formatDate(child.birthDate),
        snils: '',
        municipalityId: town.municipality.id,
        address: 'ул. Чужая, 1',
        institution: town.school.id,
      },
      '/cabinet/children/[childId]/document/save': documentFields(documentOfAge(child.birthDate)),
      '/cabinet/children/[childId]/apply/change': { row: 'child_name', email: 'stranger@example.com' },
      '/cabinet/children/[childId]/apply/save': { email: 'stranger@example.com' },
      '/cabinet/applications/[applicationId]/resend': { email: 'stranger@example.com' },
      '/cabinet/applications/[applicationId]/certificate/save': {
        groupId: town.group.id,
        documentId: confirmed.documentId ?? '',
      },
      '/cabinet/applications/[applicationId]/cancel/save': {},
      '/cabinet/certificates/[certificateId]/institutions/save': { institutionId: town.desk.id },
      '/cabinet/certificates/[certificateId]/renew': {},
      ...visits.forms,
      ...imports.forms,
      '/counter/certificates/[certificateId]/duplicates/[suspicionId]/save': {
        decision: 'different_children',
        comment: 'Сравнено',
      },
      '/counter/certificates/[certificateId]/renew': {},
      '/counter/certificates/[certificateId]/reservation': { action: 'take' },
      '/counter/groups/[institutionId]/activate': {
        formId: randomUUID(),
        [`paper.${certificate.certificateId}`]: await paperIdOf(certificate.certificateId),
        [`seen.${certificate.certificateId}.application`]: 'on',
      },
      '/counter/certificates/[certificateId]/correct/save': {
        matter: 'child-address',
        seen: (await getDeskCorrection(operator.actor, certificate.certificateId, 'child-address')).seen,
        address: 'ул. Чужая, 1',
        reason: 'family_slip',
        comment: '',
      },
      '/counter/certificates/[certificateId]/return/save': {
        paperId: await paperIdOf(certificate.certificateId),
        papers_missing: 'on',
        remark: '',
      },
      '/counter/certificates/[certificateId]/lift-return': { reason: 'by_mistake', confirmed: 'on' },
      '/counter/certificates/[certificateId]/slips/[personId]/print': slipFields(),
      '/counter/logins/pupils/[childId]/slips/[personId]/print': slipFields(),
      '/counter/logins/pupils/[childId]/guardian/save': {
        surname: 'Чужов',
        givenName: 'Илья',
        ground: 'parent',
      },
      ...changing.forms,
      '/admin/certificates/save': { number: certificate.number },
      ...deskForms(town),
      '/counter/certificates/[certificateId]/activate': {
        paperId: await paperIdOf(certificate.certificateId),
        application: 'original',
        consent: 'original',
        applicant_document: 'original',
        child_document: 'original',
        residence: 'original',
        snils: 'original',
      },
      '/admin/municipalities/[municipalityId]/reports/period': { from: '01.02.2026', to: '02.02.2026' },
      ...(await nameForms(town)),
      '/admin/region/municipalities/[municipalityId]/merge': {
        into: neighbourId,
        mergeNote: 'Закон об объединении',
      },
      '/admin/certificates/[certificateId]/destruction/save': {
        ground: 'court_decision',
        note: 'Решение суда № 1',
      },
      '/admin/region/municipalities/[municipalityId]/population': { year: '2026', children: '1000' },
      '/admin/region/health/letters/[letterId]/again': {},
      '/admin/municipalities/[municipalityId]/register/save': { status: 'active' },
      '/admin/municipalities/[municipalityId]/register/views/save': {
        name: 'Активные',
        query: 'status=active',
      },
      '/admin/municipalities/[municipalityId]/register/views/[viewId]/remove': {},
      '/admin/municipalities/[municipalityId]/register/export/save': {
        format: 'csv',
        purpose: 'report',
        note: 'Отчёт',
        query: '',
      },
      '/admin/municipalities/[municipalityId]/register/bulk/save': {
        kind: 'remind',
        which: 'found',
        query: '',
      },
      '/admin/region/register/save': { status: 'active' },
      '/admin/region/register/views/save': { name: 'Активные', query: 'status=active' },
      '/admin/region/register/views/[viewId]/remove': {},
      '/admin/region/register/export/save': { format: 'csv', purpose: 'report', note: 'Отчёт', query: '' },
      '/admin/region/register/bulk/save': { kind: 'remind', which: 'found', query: '' },
      '/admin/proposals/[proposalId]/submit': {},
      '/admin/proposals/[proposalId]/confirm': { seen: 'on' },
      '/admin/proposals/[proposalId]/refuse': { refusal: 'Семьи ещё придут' },
      '/admin/proposals/[proposalId]/withdraw': {},
      '/admin/region/duplicates/[suspicionId]/merge/save': { keep: childAId, note: 'Документы совпадают' },
      '/admin/region/duplicates/[suspicionId]/save': { decision: 'same_child', comment: 'Сравнено' },
    } as Readonly<Record<string, Fields>>,
  };
}

export type Records = Awaited<ReturnType<typeof givenRecords>>;

function documentFields({ kind, series, number }: ReturnType<typeof documentOfAge>): Fields {
  return { kind, series, number, issuedOn: '', issuedBy: '', comment: '' };
}

/** The town is everybody's: done in earnest it is called in the end what it is called now. */
async function nameForms({ municipality }: Town): Promise<Readonly<Record<string, Fields>>> {
  const { id, code, shortName, fullName } = municipality;
  const names = await database().municipalityName.count({ where: { municipalityId: id } });
  const page = '/admin/region/municipalities/[municipalityId]';
  return {
    [`${page}/name`]: { shortName, fullName, effectiveFrom: '01.01.2190', seen: String(names) },
    [`${page}/code`]: { code, seen: code },
  };
}

/** Every paper of the visit lies on the desk. */
async function visitDesk(certificateId: string): Promise<Fields> {
  const papers = ['application', 'consent', 'child_document', 'residence', 'snils'] as const;
  return {
    applicant_document: 'original',
    [paperField('paperId', certificateId)]: await paperIdOf(certificateId),
    ...Object.fromEntries(papers.map((key) => [paperField(key, certificateId), 'original'])),
  };
}

function slipFields(): Fields {
  return { printId: randomUUID(), reason: 'forgotten', identityChecked: 'on' };
}

/** The address of the record it is about. */
export function addressOf({ values, own }: Records, template: string): string {
  return fillAddress(template, { ...values, ...own[template] });
}
