import type { IssuerActor, OperatorActor } from '@/lib/access/actor';
import type { PersonName } from '@/lib/domain/names';

export type Issuer = IssuerActor | OperatorActor;

export type SlipReason = 'first' | 'lost' | 'forgotten';

export type Recipient = {
  personId: string;
  name: PersonName;
  role: 'parent' | 'child';
  /** In whose audit the family finds it. */
  childId: string;
  reason: SlipReason;
  /** Somebody looked at the identity document. */
  identityChecked: boolean;
};
