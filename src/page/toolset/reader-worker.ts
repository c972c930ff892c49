// The same reader as the set-up page's, with its program handed over instead of fetched.
import { prepareZXingModule } from 'zxing-wasm/reader';
import { answerPicture } from '../answer-picture.js';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // What is thrown here would be heard by nobody, and the page would wait for ever.
  void read(data)
    .catch(() => 'failed')
    .then((answered) => {
      postMessage(answered);
    });
});

async function read(asked: unknown): Promise<readonly string[] | null> {
  if (!(asked instanceof Object) || !('program' in asked)) return null;
  if (!(asked.program instanceof ArrayBuffer)) return null;
  prepareZXingModule({ overrides: { wasmBinary: asked.program } });
  return answerPicture(asked);
}
