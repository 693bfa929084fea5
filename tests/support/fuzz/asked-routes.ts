import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openSession } from '@/lib/access/session';
import { rememberSearch } from '@/lib/counter/search-fields';
import type { Role } from '@/lib/domain/roles';
import { inTransaction } from '@/lib/platform/database';
import { accessTable, type Who } from '@/tests/support/access/table';
import { listEveryAddress } from '@/tests/support/e2e-routes';
import {
  givenChildAccount,
  givenLinkRequest,
  givenScan,
  givenStaff,
  givenVisit,
} from '@/tests/support/given';
import { givenSuspicion } from '@/tests/support/register';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { givenIssued, givenTown } from '@/tests/support/town';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response> | Response;

export type AskedRoute = {
  name: string;
  template: string;
  method: 'GET' | 'POST';
  handler: Handler;
  source: string;
};

/** Every route of the source with what answers it. */
export async function loadRoutes(): Promise<AskedRoute[]> {
  const addresses = listEveryAddress().filter(({ method }) => method !== 'PAGE');
  return Promise.all(
    addresses.map(async ({ template, method, file }) => {
      const module = (await import(/* @vite-ignore */ resolve(file))) as Record<string, Handler>;
      const handler = module[method];
      if (!handler || method === 'PAGE') throw new Error(`${file} answers no ${method}`);
      return { name: `${method} ${template}`, template, method, handler, source: readFileSync(file, 'utf8') };
    }),
  );
}

/** Whose route it is, by the access table; what is for programs alone is tried without signing in. */
export function ownersOf({ name }: AskedRoute): readonly Who[] {
  const who = accessTable[name]?.who ?? [];
  return who.length > 0 ? who : ['visitor'];
}

/** Sessions of everybody, and a record of each kind that addresses name. */
export async function givenWorld() {
  const town = await givenTown();
  const { municipalityId, institution, group } = town;
  const waiting = await givenConfirmedFamily({ municipalityId, groupId: group.id });
  const issued = await givenIssued(town);
  const { scanId } = await givenScan({ ownerId: waiting.accountId, documentId: waiting.documentId });
  const child = await givenChildAccount((await givenIssued(town, { age: 15 })).childId);
  const youngChild = await givenChildAccount(issued.childId);
  const schoolOperator = await givenStaff({ role: 'operator', municipalityId });
  const tokens: Record<Who, () => Promise<string | null>> = {
    visitor: () => Promise.resolve(null),
    parent: sessionMaker(waiting, 'parent'),
    child: sessionMaker(child, 'child'),
    young_child: sessionMaker(youngChild, 'child'),
    operator: sessionMaker(town.operator, 'operator'),
    school_operator: sessionMaker(schoolOperator, 'operator'),
    login_issuer: sessionMaker(await givenStaff({ role: 'login_issuer', municipalityId }), 'login_issuer'),
    municipal_admin: sessionMaker(
      await givenStaff({ role: 'municipal_admin', municipalityId }),
      'municipal_admin',
    ),
    regional_admin: sessionMaker(await givenStaff({ role: 'regional_admin' }), 'regional_admin'),
  };
  return {
    tokens,
    files: { picture: (await givenScan({ ownerId: waiting.accountId })).picture },
    values: {
      childId: waiting.childId,
      applicationId: waiting.applicationId,
      certificateId: issued.certificateId,
      suspicionId: await givenSuspicion(waiting.childId, issued.childId),
      searchId: await rememberSearch(town.operator.actor, { query: 'Сёмина', birthDate: null }),
      sessionId: waiting.actor.sessionId,
      scanId,
      kind: 'application',
      institutionId: institution.id,
      municipalityId,
      groupId: group.id,
      visitId: await givenVisit({
        applicationId: issued.applicationId,
        applicantId: issued.personId,
        operator: town.operator,
      }),
      requestId: (await givenLinkRequest(issued.childId, municipalityId)).requestId,
    } as Readonly<Record<string, string>>,
    /** Ids that forms choose among. */
    chosen: {
      municipalityId,
      institutionId: institution.id,
      institution: institution.id,
      groupId: group.id,
      documentId: waiting.documentId,
    } as Readonly<Record<string, string>>,
  };
}

function sessionMaker({ grantId, accountId }: { grantId: string; accountId: string }, role: Role) {
  return () => inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
}

export type World = Awaited<ReturnType<typeof givenWorld>>;
