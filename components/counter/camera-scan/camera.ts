import { codeReader } from './read-code';

/** Between two looks: a hand holds still longer than this. */
const pauseMs = 120;

export type Camera = {
  /** The first code that is seen; null when the camera was stopped before. */
  code: Promise<string | null>;
  /** Switches the light, where there is one. */
  light: ((on: boolean) => Promise<void>) | null;
  stop: () => void;
};

/** Shows the camera at the back in `video` and looks for a code. Rejects as `getUserMedia` does when there is no picture. */
export async function startCamera(video: HTMLVideoElement, stopped: AbortSignal): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  // It may have been closed while the person was still being asked.
  if (stopped.aborted) stop();
  stopped.addEventListener('abort', stop, { once: true });
  video.srcObject = stream;
  return { code: lookFor(video, stopped), light: lightOf(stream), stop };
}

async function lookFor(video: HTMLVideoElement, stopped: AbortSignal): Promise<string | null> {
  const [read] = await Promise.all([codeReader(), video.play()]);
  while (!stopped.aborted) {
    const code = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await read(video) : null;
    if (code !== null) return code;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return null;
}

function lightOf(stream: MediaStream): Camera['light'] {
  const [track] = stream.getVideoTracks();
  if (!track) return null;
  // Not every browser can say what a camera is able to.
  const able: object = 'getCapabilities' in track ? track.getCapabilities() : {};
  if (!('torch' in able && able.torch === true)) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}
