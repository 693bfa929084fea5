import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { untouchedForm } from '@/lib/domain/form-state';

export type PasskeyRow = { id: string; name: string; createdAt: string; lastUsedAt: string | null };

/** The keys of the account, with a way to take each of them off. Times as they are read. */
export function PasskeyList({ passkeys }: { passkeys: readonly PasskeyRow[] }) {
  return (
    <Panel title="Ваши ключи">
      <p>Потеряли телефон или продаёте компьютер — удалите его ключ здесь.</p>
      <ul className="divide-y divide-line">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id} className="py-4">
            <div className="mb-2">
              <p className="font-medium">{name}</p>
              <p className="text-sm text-ink-soft">
                Добавлен {createdAt},{' '}
                {lastUsedAt === null ? 'ещё не использован' : `последний вход ${lastUsedAt}`}
              </p>
            </div>
            <Form action={`/account/passkeys/${id}/remove`} form={untouchedForm}>
              <SubmitRow
                variant="secondary"
                label={
                  <>
                    Удалить
                    <span className="sr-only">: {name}</span>
                  </>
                }
              />
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
