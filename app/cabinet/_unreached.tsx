import { UnreachedNotice } from '@/components/cabinet/unreached-notice';
import type { FamilyActor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { listUnreached } from '@/lib/letters/unreached';
import { environment } from '@/lib/platform/environment';

type UnreachedProps = { actor: FamilyActor; form?: FormState; correctedBelow?: boolean };

/** Says that letters do not reach the family, where that is so. */
export async function Unreached({ actor, form = untouchedForm, correctedBelow = false }: UnreachedProps) {
  return (
    <UnreachedNotice
      addresses={await listUnreached(actor)}
      form={form}
      timeZone={environment().TIME_ZONE}
      mayChange={can(actor, 'family.edit')}
      correctedBelow={correctedBelow}
    />
  );
}
