import type { SearchKey } from '@/lib/domain/register-search';
import type { Hit } from './find-hits';

export type Findings =
  /** The one record that is certainly meant. */
  | { kind: 'record'; certificateId: string }
  | { kind: 'list'; by: SearchKey['kind'] | 'near_number'; hits: Hit[]; more: boolean }
  /** Outside the scope: the right number with the right birth date tells the municipality and nothing else. */
  | { kind: 'elsewhere'; municipality: string }
  | { kind: 'nothing'; by: SearchKey['kind'] };

export type FoundBy = Findings & { by: SearchKey['kind'] | 'near_number'; withBirthDate: boolean };
