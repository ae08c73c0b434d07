import type { Answered } from './messages.js';

/** How long after a look at the camera's picture the next one is taken, in milliseconds. */
const PAUSE = 150;

export interface ScannerParts {
  readonly video: HTMLVideoElement;
  /** Shown while the camera runs. */
  readonly frame: HTMLElement;
  readonly stop: HTMLElement;
  /** What is found in a picture; `undefined` where there is no code in it. */
  readonly look: (picture: ImageData) => Promise<Answered | undefined>;
}

/**
 * Asks for the camera and looks at what it shows until there is a code in it. `undefined` where somebody stopped it before, `refused`
 * where there is none or it may not be used.
 */
export async function startScanner({
  video,
  frame,
  stop,
  look,
}: ScannerParts): Promise<Answered | 'refused' | undefined> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    return 'refused';
  }
  const stopped = new AbortController();
  stop.addEventListener('click', () => stopped.abort(), { once: true });
  frame.hidden = false;
  try {
    video.srcObject = stream;
    await video.play();
    while (!stopped.signal.aborted) {
      const picture = pictureOf(video);
      const found = picture && (await look(picture));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    frame.hidden = true;
  }
}

function pictureOf(video: HTMLVideoElement): ImageData | undefined {
  const { videoWidth: width, videoHeight: height } = video;
  const context = new OffscreenCanvas(Math.max(1, width), Math.max(1, height)).getContext('2d');
  if (width === 0 || !context) return undefined;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}
