// Our pages, as a browser gets them: the set-up page and the auditors' from a bot of this test, the toolset from the disk and from the
// local trial, and the trial's start page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalServer } from '../../../src/channels/http/server.js';
import { newSigner } from '../../app/audit/made-log.js';
import { fine, meet, must } from '../../app/trial.js';
import { startAuditors } from '../../channels/http/auditors-visit.js';
import type { AuditorsServer } from '../../channels/http/auditors-visit.js';
import { startPageServer } from '../../channels/http/page-visit.js';
import type { PageServer } from '../../channels/http/page-visit.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { systemClock } from '../../../src/adapters/local/system-clock.js';
import { uriOf } from '../set-up-stage.js';
import { writeQrPng } from './qr-png.js';

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist');

export type Pages = {
  readonly setUp: PageServer;
  readonly auditors: AuditorsServer;
  /** Of the local trial. */
  readonly trial: string;
  readonly toolsetFile: string;
  readonly picture: string;
  readonly stop: () => Promise<void>;
};

/** `built`: where the built pages are. */
export async function servePages(built = DIST): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-engines-'));
  const picture = join(folder, 'screenshot.png');
  await writeQrPng(picture, uriOf('diego'));
  const toolsetFile = join(built, 'toolset.html');
  const setUp = await startPageServer({}, { folder: join(built, 'page') });
  const auditors = await serveAuditors(join(built, 'auditors'));
  const local = await startLocalServer({
    port: 0,
    log: quietLog,
    toolset: { file: toolsetFile, clock: systemClock },
    start: { windows: { opened: () => new Map(), open: async () => undefined } },
    receive: async () => ({ status: 200 }),
  });
  return {
    setUp,
    auditors,
    trial: `http://localhost:${local.port}`,
    toolsetFile,
    picture,
    stop: async () => {
      await Promise.all([setUp.stop(), auditors.stop(), local.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** One request that was approved and shown. */
async function serveAuditors(folder: string): Promise<AuditorsServer> {
  const checkpointing = { signers: [newSigner('ecdsa')], anchors: [new FakeAnchor()] };
  const server = await startAuditors({ checkpointing }, { folder });
  const { trial } = server;
  await meet(trial, 'alex', 'megan', 'isaiah');
  await must(trial.logKeeper).look();
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  await trial.outbox.drain();
  return server;
}
