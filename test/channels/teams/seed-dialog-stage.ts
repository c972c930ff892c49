// Diego's token, burned the day before, in the running bot; and the button that opens the page of its seed as a dialog of Teams.
import { expect } from '@jest/globals';
import type { InCase } from '../../../src/app/provisioning/in-case.js';
import { reburnPolicy } from '../../app/provisioning/reburning.js';
import { Sitting } from '../../app/provisioning/sitting.js';
import { fine, must } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

export const EVERYONE = ['alex', 'megan', 'diego', 'lee', 'isaiah', 'adele'] as const;

type Answer = {
  readonly task: {
    readonly type: string;
    readonly value: string & { readonly url: string; readonly fallbackUrl: string };
  };
};

export const ticketIn = ({ task }: Answer): string =>
  must(/\/provision#([0-9A-Za-z_-]{43})$/.exec(task.value.url)?.[1]);

export class SeedDialog {
  readonly bot: RunningBot;
  readonly sitting: Sitting;

  private constructor(bot: RunningBot, sitting: Sitting) {
    this.bot = bot;
    this.sitting = sitting;
  }

  static async begin(): Promise<SeedDialog> {
    const bot = await startBot({ policy: reburnPolicy() });
    for (const name of EVERYONE) await bot.person(name).install();
    const sitting = await Sitting.open(bot.trial);
    await sitting.enrol();
    await sitting.burn();
    bot.trial.parts.clock.advanceSeconds(86_400);
    return new SeedDialog(bot, sitting);
  }

  /** As Teams sends it when the button is pressed. */
  async press(id: unknown, by: PersonName = 'alex', changes: object = {}): Promise<Answer> {
    const person = this.bot.person(by);
    const value = { data: { requestId: id, msteams: { type: 'task/fetch' } } };
    const invoke = person.activity({ type: 'invoke', name: 'task/fetch', value, ...changes });
    const { status, body } = await person.post(invoke);
    expect(status).toBe(200);
    return body as Answer;
  }

  /** What is said in the dialog's place. */
  async said(id: unknown, by: PersonName = 'alex', changes: object = {}): Promise<string> {
    const { task } = await this.press(id, by, changes);
    expect(task.type).toBe('message');
    return task.value;
  }

  /** What the dialog does first. */
  async enter(answer: Answer): Promise<InCase> {
    return fine(await this.bot.trial.provisioning.enter(ticketIn(answer), () => true)).inCase;
  }

  /** Whether the page then asks for the seed by itself. */
  async showsAtOnce(at: InCase): Promise<boolean | undefined> {
    return fine(await this.bot.trial.provisioning.view(at)).token?.seedQrFirst;
  }
}
