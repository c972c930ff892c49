// A provisioner at the page with an account owner: the steps of DESIGN §1, over real decisions and real crypto.
import type { Captured, Provisioning } from '../../../src/app/provisioning/provisioning.js';
import type { InCase } from '../../../src/app/provisioning/in-case.js';
import type { CaseView } from '../../../src/app/provisioning/views.js';
import { ledgerRow, tokenRow } from '../../../src/app/commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../../../src/app/commit/rows/token-row.js';
import type { Ledger } from '../../../src/app/commit/rows/token-row.js';
import { readCase } from '../../../src/app/provisioning/case-view.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import type { Token } from '../../../src/domain/tokens/token.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { fine, must, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

export const MARKED_SEED = 'mfrggzdfmztwq2lknnwg23tpobyxe43u';
export const OTHER_SEED = 'krugkidrovuwg2zamjzg653oebtg66ba';

export function seedOf(text: string): Seed {
  return fine(Seed.fromBytes(fine(decodeBase32(text))));
}

export function captured(changes: Partial<Captured> & { readonly text?: string } = {}): Captured {
  const { text = MARKED_SEED, ...rest } = changes;
  return {
    seed: seedOf(text),
    issuer: 'Microsoft',
    accountName: 'diego@contoso.example',
    parameters: DEFAULT_PARAMETERS,
    looksLike: () => true,
    overruled: [],
    ...rest,
  };
}

/** The code that a token with this seed shows, `steps` off. */
export function codeOnToken(trial: Trial, steps = 0, text = MARKED_SEED): string {
  const step = Math.floor(trial.parts.clock.now() / 30_000) + steps;
  return independentCode(fine(decodeBase32(text)), step, DEFAULT_PARAMETERS);
}

export class Sitting {
  readonly trial: Trial;
  readonly pages: Provisioning;
  at: InCase;

  private constructor(trial: Trial, at: InCase) {
    this.trial = trial;
    this.pages = trial.provisioning;
    this.at = at;
  }

  static async open(trial: Trial, who: PersonName = 'alex', owner = 'diego'): Promise<Sitting> {
    const { ticket } = fine(await trial.provisioning.openCase(trial.as(who), { typedName: owner }));
    return new Sitting(trial, fine(await trial.provisioning.enter(ticket, () => true)).inCase);
  }

  /** Another request of the same browser. */
  next(): InCase {
    const activityId = `page-${this.trial.parts.random.id()}`;
    this.at = { ...this.at, actor: { ...this.at.actor, activityId } };
    return this.at;
  }

  async capture(changes: Parameters<typeof captured>[0] = {}): Promise<CaseView> {
    return fine(await this.pages.capture(this.next(), captured(changes)));
  }

  async enrol(changes: Parameters<typeof captured>[0] = {}): Promise<CaseView> {
    await this.capture(changes);
    fine(await this.pages.giveEnrolmentCode(this.next()));
    const accepted = fine(await this.pages.accept(this.next()));
    // The code of that step was given out: it proves nothing any more.
    this.trial.parts.clock.advanceSeconds(30);
    return accepted;
  }

  async burn(steps = 0): Promise<CaseView> {
    return fine(await this.pages.proveBurn(this.next(), codeOnToken(this.trial, steps)));
  }

  async ship(): Promise<CaseView> {
    return fine(
      await this.pages.ship(this.next(), {
        serial: '8658012345678',
        model: 'miniOTP-3-i',
        postedOn: '2026-11-24',
        expectedOn: '2026-11-27',
        offered: { kind: 'dont-ask-again', days: 14 },
      }),
    );
  }

  async ledger(): Promise<Ledger> {
    const { store } = this.trial.parts;
    return ledgerSchema.parse(must(await store.get(TENANT, ledgerRow(await this.token()))).value);
  }

  async token(): Promise<Token> {
    const { store } = this.trial.parts;
    const read = await readCase({ store, tenantId: TENANT }, this.at.caseId);
    const { id } = must(must(read).token);
    return tokenSchema.parse(must(await store.get(TENANT, tokenRow(id))).value);
  }
}
