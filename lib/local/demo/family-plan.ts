import type { PlainDate } from '@/lib/domain/dates';
import type { GuardianshipGround } from '@/lib/domain/guardianship';
import type { PersonName } from '@/lib/domain/names';
import type { demoAccounts } from '@/lib/local/demo-accounts';
import type { Stage } from './stories';
import type { Town } from './world';

type DemoLogin = keyof typeof demoAccounts;

export type ChildPlan = {
  birthDate: PlainDate;
  stage: Stage;
  /** Otherwise one is invented. */
  name?: PersonName;
  /** A sign-in of the child's own. */
  login?: DemoLogin;
  /** A number to be shown to people; otherwise one is drawn. */
  certificateNumber?: string;
};

export type FamilyPlan = {
  /** Makes names, addresses and numbers; another for every family. */
  n: number;
  town: Town;
  /** With a login from the school and an e-mail, in person at the desk, or known to the school and with no account at all. */
  channel: 'online' | 'counter' | 'school_only';
  children: readonly ChildPlan[];
  login?: DemoLogin;
  mustChangePassword?: boolean;
  /** Whether the portal knows an e-mail of the family yet. */
  withoutEmail?: boolean;
  /** The children were entered by the family itself, so the ties wait for the originals. */
  enteredByFamily?: boolean;
  secondParent?: 'tied' | 'ended_by_court';
  ground?: GuardianshipGround;
};
