'use client';

import { useEffect, useRef, useState } from 'react';
import { announcedBefore, useSessionTime, type TimeLeft } from '@/components/shell/use-session-time';
import { Button, ButtonLink } from '@/components/ui/button';
import { dialogLook } from '@/components/ui/dialog';
import { counted } from '@/lib/domain/plural';

const sentences = {
  idle: 'Страница давно открыта без движения. Чтобы чужие не увидели Ваши данные, вход закроется сам. Введённое в форму сохранится.',
  last: 'Вы вошли давно, и дольше сеанс не длится. Если Вы заполняете форму, отправьте её сейчас. Не успеете — введённое сохранится: отправьте форму потом, войдите снова, и мы всё вернём.',
  ended:
    'Если Вы заполняли форму, останьтесь на странице и отправьте её: мы попросим войти и вернём введённое. Файл и пароль нужно будет указать снова.',
} as const;

/** Announces the end of the session five minutes before it, and says so when it has come. */
export function SessionWatch(atFirst: TimeLeft) {
  const { time, failed, extend } = useSessionTime(atFirst);
  /** The seconds that were left when the visitor closed the announcement: it holds for this approach of the end only. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);

  const left = time.secondsLeft;
  const state = left === 0 ? 'ended' : time.extendable ? 'idle' : 'last';
  const alreadyClosed = closedAt !== null && left <= closedAt && (left > 0 || closedAt === 0);
  const shown = left <= announcedBefore && !alreadyClosed;
  useEffect(() => {
    if (!shown) dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [shown]);

  const close = () => setClosedAt(left);
  return (
    <dialog
      ref={dialog}
      onClose={() => shown && close()}
      aria-labelledby="session-end-title"
      aria-describedby="session-end-text"
      className={dialogLook}
    >
      <div className="flow-tight">
        <div role="status">
          <h2 id="session-end-title" className="text-xl font-semibold">
            {state === 'ended' ? 'Сеанс закончился' : `Сеанс закончится через ${inMinutes(left)}`}
          </h2>
        </div>
        <p id="session-end-text">{sentences[state]}</p>
        {failed && (
          <p role="alert" className="font-medium text-stopped">
            Нет связи с порталом. Проверьте интернет и нажмите ещё раз.
          </p>
        )}
        <div className="flex flex-col gap-3 sm:flex-row">
          {state === 'idle' ? (
            <Button type="button" wide onClick={extend}>
              Продолжить работу
            </Button>
          ) : (
            <Button type="button" wide onClick={close}>
              Остаться на странице
            </Button>
          )}
          {state === 'ended' && (
            <ButtonLink
              href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}
              variant="secondary"
              wide
            >
              Войти снова
            </ButtonLink>
          )}
        </div>
      </div>
    </dialog>
  );
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return counted(minutes, 'минуту', 'минуты', 'минут');
}
