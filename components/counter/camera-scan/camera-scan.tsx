'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { dialogLook } from '@/components/ui/dialog';
import { startCamera, type Camera } from './camera';
import { whyNoCamera } from './camera-words';

const never = () => () => undefined;
const titleId = 'camera-scan-title';

/** @param field id of the search box; its form is sent with the code that was seen */
export function CameraScan({ field }: { field: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const able = useSyncExternalStore(
    never,
    // Browsers give no camera to a page that came over an open line.
    () => 'mediaDevices' in navigator,
    () => false,
  );
  const [open, setOpen] = useState(false);
  if (!able) return null;

  const found = (code: string) => {
    dialog.current?.close();
    const box = document.getElementById(field);
    if (!(box instanceof HTMLInputElement)) return;
    box.value = code;
    box.form?.requestSubmit();
  };
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <Button type="button" variant="secondary" wide onClick={show}>
        Сканировать камерой
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className={dialogLook}
        onClose={() => {
          setOpen(false);
        }}
      >
        <h2 id={titleId} className="text-xl font-semibold">
          Код с заявления
        </h2>
        {open && <Viewfinder onCode={found} onHidden={() => dialog.current?.close()} />}
        <div className="mt-3">
          <Button type="button" variant="secondary" wide onClick={() => dialog.current?.close()}>
            Закрыть
          </Button>
        </div>
      </dialog>
    </>
  );
}

type ViewfinderProps = { onCode: (code: string) => void; onHidden: () => void };

/** The picture of the camera, on only while it stands on the page and somebody may look at it. */
function Viewfinder({ onCode, onHidden }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onCode, onHidden });
  const [said, setSaid] = useState('Включаем камеру…');
  const [failed, setFailed] = useState(false);
  const [light, setLight] = useState<Camera['light']>(null);
  const [lit, setLit] = useState(false);

  useEffect(() => {
    handlers.current = { onCode, onHidden };
  });
  useEffect(() => {
    const over = new AbortController();
    const watch = () => {
      if (document.hidden) handlers.current.onHidden();
    };
    document.addEventListener('visibilitychange', watch);
    addEventListener('pagehide', watch);
    const look = async () => {
      if (!video.current) return;
      const camera = await startCamera(video.current, over.signal);
      if (over.signal.aborted) return;
      setSaid('Наведите камеру на квадратный код в углу заявления.');
      setLight(() => camera.light);
      const code = await camera.code;
      if (code !== null) handlers.current.onCode(code);
    };
    look().catch((error: unknown) => {
      if (over.signal.aborted) return;
      setSaid(whyNoCamera(error));
      setFailed(true);
    });
    return () => {
      document.removeEventListener('visibilitychange', watch);
      removeEventListener('pagehide', watch);
      over.abort();
    };
  }, []);

  return (
    <div className="flow-tight mt-3">
      <p role="status">{said}</p>
      <video
        ref={video}
        hidden={failed}
        muted
        playsInline
        className="aspect-video w-full rounded-md bg-sunken object-cover"
      />
      {light && (
        <Button
          type="button"
          variant="secondary"
          aria-pressed={lit}
          onClick={() => {
            setLit(!lit);
            void light(!lit);
          }}
        >
          Фонарик
        </Button>
      )}
    </div>
  );
}
