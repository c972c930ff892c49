// The fourth disclosure: under a request that two people approved, the whole seed leaves as the text of a file, once. The same machine
// as for a code: who asks, that it is approved, frozen, lost or over is decided at that very moment, twice. Where the text goes is the
// caller's, who has the file open already.
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import { whyNotInFile, writeSeedFile } from '../../domain/exchange/seed-file.js';
import type { SeedFile, SeedText } from '../../domain/exchange/seed-file.js';
import type { Request } from '../../domain/release/request.js';
import type { Bridge, ExportRefusal } from '../bridge.js';
import { RowsInHand } from '../commit/reading.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Deps } from '../deps.js';
import { findMineInHand, nothingHere } from '../looking/find-request.js';
import type { LendSeed } from '../looking/lend-seed.js';
import { disclose } from './disclose.js';
import type { DiscloseNeeds, ReadSeed } from './disclose.js';
import type { Press } from './run-event.js';

type Needs = DiscloseNeeds & Pick<Deps, 'refusals'> & { readonly lend: LendSeed };

export function exportSeed(deps: Needs): Bridge['exportSeed'] {
  return async (actor, requestId, file) => {
    const press = { actor, requestId, inHand: new RowsInHand(deps) };
    const mine = await findMineInHand(press.inHand, requestId, actor.personId);
    if (mine?.ask.disclosure !== 'seed-export') return nothingHere(deps, actor);
    const unfit = await whyUnfit(press, mine, file);
    if (unfit !== undefined) return refused(unfit);
    const shown = await disclose(deps, press, {
      request: mine,
      read: await reader(deps, mine, file),
    });
    return shown.ok ? ok(shown.value.value) : shown;
  };
}

/** Before anything is set aside: a format that cannot hold the token uses up nothing. Others than who asked learn nothing of it. */
async function whyUnfit(
  { actor, inHand }: Press,
  { ask }: Request,
  file: SeedFile,
): Promise<ExportRefusal | undefined> {
  if (ask.requester.id !== actor.personId) return undefined;
  const token = await inHand.get(tokenRow(ask.tokenId), tokenSchema);
  return token && whyNotInFile({ token, file });
}

async function reader(
  { directory, lend }: Needs,
  { ask }: Request,
  file: SeedFile,
): Promise<ReadSeed<SeedText>> {
  const owner = await directory.person(ask.owner.id);
  return async (token, reserved, called) => {
    if (!('wholeSeed' in reserved)) throw new InvariantBroken('a seed under a request for a code');
    // Where the directory knows them no more, nothing is handed out.
    const upn = owner?.userPrincipalName ?? token.accountName;
    return lend(token, called, (seed) => writeSeedFile({ token, file, upn }, seed));
  };
}
