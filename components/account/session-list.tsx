import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { untouchedForm } from '@/lib/domain/form-state';

export type SessionRow = {
  id: string;
  device: string | null;
  signedInAt: string;
  lastSeenAt: string;
  current: boolean;
};

/** Where the account is signed in, with a way to end each of these sessions and all at once. Times as they are read. */
export function SessionList({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <Panel title="Где выполнен вход">
      <p>Не узнаёте сеанс — завершите его и смените пароль.</p>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="py-4">
            <SessionFacts {...session} />
            {!session.current && (
              <Form action={`/account/sessions/${session.id}/end`} form={untouchedForm}>
                <SubmitRow
                  variant="secondary"
                  label={
                    <>
                      Завершить
                      <span className="sr-only">
                        : {deviceOf(session)}, {session.signedInAt}
                      </span>
                    </>
                  }
                />
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form action="/account/sessions/end-all" form={untouchedForm}>
        <p className="max-w-measure text-ink-soft">
          «Выйти везде» завершит все сеансы, этот тоже: понадобится войти снова.
        </p>
        <SubmitRow variant="secondary" label="Выйти везде" />
      </Form>
    </Panel>
  );
}

function SessionFacts(session: SessionRow) {
  return (
    <div className="mb-2">
      <p className="font-medium">
        {deviceOf(session)}
        {session.current && <span className="font-normal text-ink-soft"> — этот сеанс</span>}
      </p>
      <p className="text-sm text-ink-soft">
        Вход {session.signedInAt}, последнее действие {session.lastSeenAt}
      </p>
    </div>
  );
}

function deviceOf({ device }: SessionRow): string {
  return device ?? 'Неизвестное устройство';
}
