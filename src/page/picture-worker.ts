// Reads the pictures beside the page, which stays awake meanwhile: a whole large screen takes seconds. Answers with what the
// codes say. Nothing goes anywhere else.
import { prepareZXingModule } from 'zxing-wasm/reader';
import { answerPicture } from './answer-picture.js';

prepareZXingModule({ overrides: { locateFile: (file: string) => `/provision/${file}` } });

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // What is thrown here would be heard by nobody, and the page would wait for ever.
  void answerPicture(data)
    .catch(() => 'failed')
    .then((answered) => {
      postMessage(answered);
    });
});
