// A helpdesk in a tenant where something is wrong for a while: what people do, what they see, and what the log says of it.
import { encodeBase32 } from '../../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../../src/domain/otp/parameters.js';
import { parsePersonId } from '../../../../src/domain/ids.js';
import type { AuditEntry } from '../../../../src/domain/audit/entry.js';
import type { Store } from '../../../../src/ports/store.js';
import { must, PEOPLE, readAudit, readSample } from '../../../app/trial.js';
import { independentCode } from '../../../domain/otp/independent-code.js';
import type { ChatMessage } from '../../../fakes/connector-fake.js';
import { FakeRandom } from '../../../fakes/fake-random.js';
import { findAction, textOf } from '../../../fakes/shown-card.js';
import type { Answered, TeamsPerson } from '../../../fakes/teams-person.js';
import type { ProductionBot } from '../production-bot.js';
import { SetUp } from '../set-up.js';
import { Tenant } from '../tenant.js';

/** An account owner whose token is set up. */
export type Owner = { readonly name: string; readonly typed: string; readonly key: Buffer };
/** What came of a deed: what the person saw, and the log's lines since. */
export type Seen = { readonly saw: string; readonly logged: string };

const many = { perPerson: 1000 };
const { roles } = readSample('policy.json') as {
  readonly roles: Readonly<Record<string, { readonly groups?: readonly string[] }>>;
};
const policy = {
  roles: { ...roles, security: { ...roles['security'], people: [PEOPLE.adele] } },
  limits: { requests: { ...many, perOwner: 1000 }, refusals: many, wrongNumbers: many },
  callerVerification: { required: false },
};
const OWNERS = 90;
const people = Array.from({ length: OWNERS }, (_, at) => {
  const number = String(at + 1).padStart(2, '0');
  return {
    id: must(parsePersonId(`7e57ab1e-0000-4000-8000-0000000007${number}`)),
    displayName: `Owner Number${number}`,
    givenName: 'Owner',
    surname: `Number${number}`,
    userPrincipalName: `o${number}@contoso.example`,
    nicknames: [],
  };
});

export class FaultStage {
  readonly tenant: Tenant;
  bot: ProductionBot;
  alex: TeamsPerson;
  megan: TeamsPerson;
  #owners = 0;
  readonly #store: Store;

  /** Another process, which has seen nothing yet. */
  async restart(): Promise<void> {
    await this.bot.stop();
    this.bot = await this.tenant.startBot();
    this.alex = this.tenant.person('alex', this.bot);
    this.megan = this.tenant.person('megan', this.bot);
  }

  private constructor(tenant: Tenant, bot: ProductionBot, store: Store) {
    this.tenant = tenant;
    this.bot = bot;
    this.#store = store;
    this.alex = tenant.person('alex', bot);
    this.megan = tenant.person('megan', bot);
  }

  static async start(azurite: string | undefined): Promise<FaultStage> {
    const tenant = await Tenant.start({ azurite, people, policy, telemetry: true });
    const bot = await tenant.startBot();
    const stage = new FaultStage(tenant, bot, tenant.store());
    for (const person of [stage.alex, stage.megan]) await person.install();
    return stage;
  }

  async stop(): Promise<void> {
    await this.#store.close();
    await this.tenant.stop();
  }

  /** Another account owner, whose token Alex has set up. */
  async owner(): Promise<Owner> {
    const { userPrincipalName: typed, displayName: name } = must(people[this.#owners]);
    this.#owners += 1;
    const key = Buffer.from(new FakeRandom(typed).bytes(20));
    const page = await SetUp.open(this, this.alex, typed);
    await page.enrol({ secret: encodeBase32(key), account: typed });
    return { name, typed, key };
  }

  /** Asked for, and approved. */
  async approved(): Promise<Owner> {
    const owner = await this.asked();
    const approve = async (): Promise<unknown> => this.megan.press('Approve');
    await approve();
    await this.until(
      () => has(this.alex, 'Show code', owner.name) && this.#hasMoved(owner),
      async () => has(this.megan, 'Approve', owner.name) && approve(),
    );
    return owner;
  }

  /** The approved card comes afresh, and the one of before says so: nothing more is on its way to Alex. */
  #hasMoved({ name }: Owner): boolean {
    const words = `The request for ${name} goes on further down`;
    return this.alex.messages.some(({ card }) => textOf(card).includes(words));
  }

  async asked(): Promise<Owner> {
    const owner = await this.owner();
    const ask = async (): Promise<unknown> => this.alex.say(`/otp ${owner.typed} locked out`);
    await ask();
    await this.until(() => has(this.megan, 'Approve', owner.name), ask);
    return owner;
  }

  /** Presses until there is a code, as somebody does who is told to try again; the code is the owner's. */
  async codeOf(owner: Owner): Promise<string> {
    let digits: string | undefined;
    await this.until(async () => {
      digits = digitsIn(await this.alex.press('Show code'));
      return digits !== undefined;
    });
    const now = Math.floor(Date.now() / 30_000);
    const near = [0, 1, 2, 3].map((at) => independentCode(owner.key, now + at, DEFAULT_PARAMETERS));
    if (!near.includes(must(digits))) throw new Error('a code that is nobody’s');
    await this.alex.press('Worked');
    return must(digits);
  }

  /** What this person reads that was not there before, and what the log says meanwhile. */
  async watch(person: TeamsPerson, deed: () => Promise<Answered>): Promise<Seen> {
    const before = this.bot.log().length;
    const lines = new Set(person.messages.flatMap(({ card, answer }) => lineList(answer ?? card)));
    const messages = new Set(person.messages.map(({ id }) => id));
    const answered = await deed();
    const fresh = person.messages.filter(({ id }) => !messages.has(id)).map(headingOf);
    const answer = answerLines(answered).filter((line) => !lines.has(line));
    return { saw: told([...answer, ...fresh]), logged: this.loggedSince(before) };
  }

  loggedSince(line: number): string {
    const events = this.bot.log().slice(line).map(eventOf);
    const told = events.filter((event) => event !== '' && event !== TO_NOBODY);
    return [...new Set(told)].sort().join('; ') || 'nothing';
  }

  /** How many messages the outbox has tried in vain since. */
  triedSince(line: number): number {
    const tried = ['outbox.postponed', 'outbox.unreachable'];
    return this.bot
      .log()
      .slice(line)
      .map(eventOf)
      .filter((event) => tried.includes(event.split(' ', 1)[0] ?? '')).length;
  }

  /** The whole chain, held against its head. */
  async audit(): Promise<readonly AuditEntry[]> {
    return readAudit(this.#store);
  }

  /** `again`: what somebody does after a quarter of a minute in vain. A busy machine's people do not answer in time, either. */
  async until(is: () => boolean | Promise<boolean>, again?: () => Promise<unknown>): Promise<void> {
    for (let looks = 1; looks <= 1_200; looks += 1) {
      if (await is()) return;
      if (looks % 60 === 0) await again?.();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`it did not happen; the log: ${this.bot.log().slice(-20).join('\n')}`);
  }
}

/** Somebody sees this button, on a card that names this account owner. */
export const has = (person: TeamsPerson, button: string, owner = ''): boolean =>
  person.messages.some(({ card, answer }) => {
    const shown = answer ?? card;
    return findAction(shown, button) !== undefined && textOf(shown).includes(owner);
  });

function digitsIn({ body }: Answered): string | undefined {
  const { value } = (body ?? {}) as { readonly value?: unknown };
  return /^(\d{3}) (\d{3})$/m.exec(textOf(value))?.[0].replace(' ', '');
}

const lineList = (shown: unknown): readonly string[] => textOf(shown).split('\n');

/** Of a card its first line. */
function headingOf({ card, text }: ChatMessage): string {
  return text ?? `*${lineList(card)[0] ?? ''}* (card)`;
}

function answerLines({ status, body }: Answered): readonly string[] {
  const { value } = (body ?? {}) as { readonly value?: string | { readonly message?: string } };
  if (status !== 200) return [`(HTTP ${status})`];
  if (typeof value === 'string') return [value];
  return value?.message === undefined ? lineList(value) : [value.message];
}

/** Without what differs from time to time. */
function told(lines: readonly string[]): string {
  const said = [...new Set(lines.filter((line) => line.trim() !== ''))].map((line) =>
    line.replace(/\b[0-9a-z]{26}\b/g, '…').replace(/\d\d:\d\d:\d\d/g, '…'),
  );
  return said.join(' ') || 'nothing';
}

/** What the outbox does meanwhile, and what no answer waits for: whether it is logged by then depends on the moment. */
const MEANWHILE = ['outbox.look-failed', 'outbox.row-failed', 'contact.lost', 'chat.not-opened'];

/** Whom the policy names and who has not the app is told at the start that no log is kept, whenever the outbox comes to it. */
const TO_NOBODY = 'outbox.unreachable PERSON_UNREACHABLE (not-installed)';

type LogLine = {
  readonly event: string;
  readonly code?: string;
  readonly error?: string;
  readonly why?: string;
};

function eventOf(line: string): string {
  const { event, code, error, why } = JSON.parse(line) as LogLine;
  // The log is looked after by a clock of its own.
  if (event === 'http.answered' || event.startsWith('log.') || MEANWHILE.includes(event)) return '';
  if (event === 'outbox.postponed' && code === 'STORE_UNAVAILABLE') return '';
  return [event, code ?? error, why === undefined ? undefined : `(${why})`]
    .filter((part) => part !== undefined)
    .join(' ');
}
