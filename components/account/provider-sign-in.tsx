import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { untouchedForm } from '@/lib/domain/form-state';

/** The other way in: through the identity provider, and then on to `next`. */
export function ProviderSignIn({ label, next }: { label: string; next: string | null }) {
  return (
    <Form action="/sign-in/provider" form={untouchedForm} hidden={next ? { next } : {}}>
      <SubmitRow variant="secondary" label={`Войти через ${label}`} />
    </Form>
  );
}
