// What the QR codes in a picture say. Decoded in this browser, beside the page: the picture goes nowhere.

const WORKER = '/provision/picture-worker.js';

/** Undefined where it is no picture. Throws where the reading itself failed. */
export async function readPicture(
  picture: Blob,
  effort: 'quick' | 'thorough' = 'thorough',
): Promise<readonly string[] | undefined> {
  return askReader(new Worker(WORKER, { type: 'module' }), { picture, effort });
}

/** One for each picture: what it held in memory of the picture and its secret ends with it. */
export async function askReader(
  worker: Worker,
  asked: object,
): Promise<readonly string[] | undefined> {
  try {
    const answer = await waitForAnswer(worker, asked);
    if (answer === null) return undefined;
    if (!Array.isArray(answer)) throw new Error('a picture could not be read');
    return answer.filter((text) => typeof text === 'string');
  } finally {
    worker.terminate();
  }
}

async function waitForAnswer(worker: Worker, asked: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      resolve(data);
    });
    worker.addEventListener('error', () => {
      reject(new Error('the pictures’ reader did not start'));
    });
    worker.postMessage(asked);
  });
}
