import { z } from 'zod';

function claim(name: string) {
  const error = `${name}: нужно имя, под которым поставщик передаёт эти сведения`;
  return z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,100}$/, { error });
}

/** Settings of the sign-in through an identity provider (OpenID Connect). Without OIDC_ISSUER there is no such sign-in. */
export const providerShape = {
  OIDC_ISSUER: z.url({ error: 'OIDC_ISSUER: нужен адрес поставщика вида https://id.example.ru' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Stands after «через»: «Войти через Госуслуги». */
  OIDC_LABEL: z
    .string()
    .trim()
    .regex(/^[^\p{C}]{1,60}$/u, { error: 'OIDC_LABEL: нужно название не длиннее 60 знаков' })
    .default('Госуслуги'),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(/\s+/).includes('openid'), {
      error: 'OIDC_SCOPE: среди запрашиваемых областей должна быть openid',
    })
    .default('openid fullname snils'),
  OIDC_CLAIM_SNILS: claim('OIDC_CLAIM_SNILS').default('snils'),
  OIDC_CLAIM_SURNAME: claim('OIDC_CLAIM_SURNAME').default('family_name'),
  OIDC_CLAIM_GIVEN_NAME: claim('OIDC_CLAIM_GIVEN_NAME').default('given_name'),
  OIDC_CLAIM_PATRONYMIC: claim('OIDC_CLAIM_PATRONYMIC').default('middle_name'),
  /** Must be true of whoever comes in: their identity is checked. `none`: the provider lets in no others. */
  OIDC_CLAIM_VERIFIED: claim('OIDC_CLAIM_VERIFIED').optional(),
} as const;

const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** The value of OIDC_CLAIM_VERIFIED by which the operator of the server says so of the provider. */
export const everybodyVerified = 'none';

type Given = { APP_URL: string } & {
  [Name in (typeof together)[number] | 'OIDC_CLAIM_VERIFIED']?: string | undefined;
};

const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

/** What is wrong with the settings of the provider taken together, a sentence a fault. */
export function providerFaults(read: Given): string[] {
  const missing = together.filter((name) => read[name] === undefined);
  if (missing.length === together.length) return [];
  const faults = missing.map(
    (name) =>
      `${name}: настройка не задана. Для входа через поставщика нужны ${together.join(', ')}, все или ни одной`,
  );
  // Left out in haste, it would let in whoever has merely typed a name.
  if (read.OIDC_ISSUER !== undefined && read.OIDC_CLAIM_VERIFIED === undefined) {
    faults.push(
      `OIDC_CLAIM_VERIFIED: настройка не задана. Нужно имя признака подтверждённой личности (у Госуслуг — trusted) или ${everybodyVerified}, если поставщик пускает только тех, чью личность проверил`,
    );
  }
  if (read.OIDC_ISSUER !== undefined && !isSafe(read.OIDC_ISSUER, read.APP_URL)) {
    faults.push(
      'OIDC_ISSUER: адрес должен начинаться с https://, иначе сведения о людях пойдут по сети открытыми',
    );
  }
  return faults;
}

/** Without encryption only to a provider on the same machine as a portal that is tried out there. */
function isSafe(issuer: string, appUrl: string): boolean {
  const [provider, portal] = [new URL(issuer), new URL(appUrl)];
  if (provider.protocol === 'https:') return true;
  const isLocal = ownMachine.includes(provider.hostname) && portal.protocol === 'http:';
  return provider.protocol === 'http:' && isLocal;
}
