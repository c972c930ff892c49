// One look at a shared screen or window: the pictures stay here, and the sharing ends with the look.
import { element } from './element.js';
import { tellsPixels } from './picture-pixels.js';
import { canReadPictures, readDrawn } from './read-picture.js';
import type { PictureRead } from './read-picture.js';

/** The picker itself may still be in the picture at first. */
const LOOKS = 12;
const BETWEEN_MS = 400;
const PLAYS_WITHIN_MS = 10_000;

/** Not where the frame that we are in does not pass it on: the picker would fail, and nobody would know why. */
export function canShareScreen(): boolean {
  const can = 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
  return can && mayCapture();
}

/** What is passed on to the frame that we are in; not every browser says so, and TypeScript's own list has it nowhere. */
type Page = Document & {
  readonly featurePolicy?: { readonly allowsFeature: (feature: string) => boolean };
};

/** Browsers that do not say it are asked by trying. */
function mayCapture(): boolean {
  const page: Page = document;
  return page.featurePolicy?.allowsFeature('display-capture') ?? true;
}

/** What the codes on it say, or why there is nothing to look at. Nobody is asked for a screen that could not be read. */
export async function readSharedScreen(): Promise<PictureRead | 'noShare' | 'notPlayed'> {
  if (!canReadPictures()) return { kind: 'no-reader' };
  if (!tellsPixels()) return { kind: 'blinded' };
  const stream = await askForScreen();
  if (stream === undefined) return 'noShare';
  try {
    const video = element('video', { muted: true, playsinline: true });
    video.srcObject = stream;
    if (!(await plays(video))) return 'notPlayed';
    return await lookAt(video);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function lookAt(video: HTMLVideoElement): Promise<PictureRead> {
  for (let look = 0; look < LOOKS; look += 1) {
    await after(BETWEEN_MS);
    const effort = look === LOOKS - 1 ? 'thorough' : 'quick';
    const { videoWidth: width, videoHeight: height } = video;
    const read = await readDrawn({ source: video, width, height }, effort);
    if (read.kind !== 'texts' || read.texts.length > 0) return read;
  }
  return { kind: 'texts', texts: [] };
}

/** Not where the browser cannot show what was shared, or never comes to. */
async function plays(video: HTMLVideoElement): Promise<boolean> {
  const playing = video.play().then(
    () => video.videoWidth > 0,
    () => false,
  );
  return Promise.race([playing, after(PLAYS_WITHIN_MS).then(() => false)]);
}

async function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** A no, and a frame that may not, are the same to the person: it did not happen. */
async function askForScreen(): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  } catch {
    return undefined;
  }
}
