// Asks the reader of pictures, which works beside the page. One for each picture: what it held in memory of the picture and its secret
// ends with it.

/** The decoder's program may still be on its way, and it gives up by itself long before. */
const ANSWERS_WITHIN_MS = 60_000;

/** What is told to the reader is moved there, not copied: a Blob could not be read by it, where the page was opened from a disk. */
export type AskedOfReader = {
  readonly pixels?: ArrayBuffer;
  readonly width?: number;
  readonly height?: number;
  /** As it was given, where this browser does not tell its pixels. */
  readonly file?: ArrayBuffer;
  readonly effort: 'quick' | 'thorough';
  /** The decoder's, where it cannot be fetched. */
  readonly program?: ArrayBuffer;
};

/** Undefined where there is no answer to be had: it may not start here, died, or never said a word. */
export async function askReader(
  start: () => Worker,
  asked: AskedOfReader,
): Promise<readonly string[] | undefined> {
  const worker = begin(start);
  if (worker === undefined) return undefined;
  try {
    const answer = await waitForAnswer(worker, asked);
    return Array.isArray(answer) ? answer.filter((text) => typeof text === 'string') : undefined;
  } finally {
    worker.terminate();
  }
}

/** Undefined where the browser does not let it begin. */
function begin(start: () => Worker): Worker | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}

async function waitForAnswer(worker: Worker, asked: AskedOfReader): Promise<unknown> {
  const moved = [asked.pixels, asked.file, asked.program].filter((one) => one !== undefined);
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      resolve(undefined);
    }, ANSWERS_WITHIN_MS);
    const end = (answer: unknown): void => {
      clearTimeout(late);
      resolve(answer);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      end(data);
    });
    for (const failure of ['error', 'messageerror']) {
      worker.addEventListener(failure, () => {
        end(undefined);
      });
    }
    worker.postMessage(asked, moved);
  });
}
