// A conversation as it is had: who types and presses what, and what everybody then has in front of them.
import { must, PEOPLE } from '../../../app/trial.js';
import type { PersonName } from '../../../app/trial.js';
import type { Card, ChatMessage } from '../../../fakes/connector-fake.js';
import { textOf } from '../../../fakes/shown-card.js';
import type { TeamsPerson } from '../../../fakes/teams-person.js';
import { nodesOf } from '../card-reading.js';
import type { RunningBot } from '../../running-bot.js';

export type Line =
  | { readonly kind: 'does'; readonly who: PersonName; readonly words: string }
  | { readonly kind: 'meanwhile'; readonly words: string }
  | {
      readonly kind: 'sees';
      readonly who: PersonName | 'group';
      /** A card that was there before says something else now. */
      readonly changed: boolean;
      readonly words: string;
      readonly card?: Card;
    };

const GROUP_CHAT = 'group-1';
const NAMES = Object.keys(PEOPLE) as readonly PersonName[];

export class Talk {
  readonly bot: RunningBot;
  readonly lines: Line[] = [];
  readonly #people: ReadonlyMap<PersonName, TeamsPerson>;
  /** What was in front of everybody after the last turn. */
  readonly #seen = new Map<string, string>();

  constructor(bot: RunningBot, locale: string) {
    this.bot = bot;
    this.#people = new Map(
      NAMES.map((name) => {
        const person = bot.person(name);
        person.locale = locale;
        return [name, person];
      }),
    );
  }

  /** These people have opened the bot's chat before. */
  async meet(...names: readonly PersonName[]): Promise<void> {
    for (const name of names) await this.#of(name).install();
    await this.#look(() => undefined);
  }

  async types(who: PersonName, words: string): Promise<void> {
    this.lines.push({ kind: 'does', who, words: `types: ${words}` });
    await this.#of(who).say(words);
    await this.#turn();
  }

  async typesInGroup(who: PersonName, words: string): Promise<void> {
    this.bot.connector.openChat(GROUP_CHAT);
    this.lines.push({ kind: 'does', who, words: `types in a group chat: ${words}` });
    const conversation = { id: GROUP_CHAT, conversationType: 'groupChat' };
    await this.#of(who).say(words, { conversation });
    await this.#turn();
  }

  /** While somebody else's press is under way. */
  async typesMeanwhile(who: PersonName, words: string): Promise<void> {
    this.lines.push({ kind: 'does', who, words: `types at the same moment: ${words}` });
    await this.#of(who).say(words);
  }

  async pressesMeanwhile(who: PersonName, title: string): Promise<void> {
    this.lines.push({ kind: 'does', who, words: `presses at the same moment: ${title}` });
    await this.#of(who).press(title);
  }

  /** `typed`: into the card's inputs. */
  async presses(who: PersonName, title: string, typed: Record<string, string> = {}): Promise<void> {
    const entered = Object.values(typed).map((value) => ` [${value}]`);
    this.lines.push({ kind: 'does', who, words: `presses: ${title}${entered.join('')}` });
    await this.#of(who).press(title, typed);
    await this.#turn();
  }

  async waits(seconds: number, words: string): Promise<void> {
    this.lines.push({ kind: 'meanwhile', words });
    this.bot.trial.parts.clock.advanceSeconds(seconds);
    await this.#turn();
  }

  /** Something that is done elsewhere. */
  async meanwhile(words: string, happens: () => Promise<unknown>): Promise<void> {
    this.lines.push({ kind: 'meanwhile', words });
    await happens();
    await this.#turn();
  }

  /** The title of the button of this person's that begins so. */
  button(who: PersonName, beginning: string): string {
    const titles = this.#of(who).messages.flatMap((message) =>
      nodesOf(shownIn(message)).map(({ title }) => String(title)),
    );
    return must(titles.findLast((title) => title.includes(beginning)));
  }

  /** The number that this person's card shows for somebody. */
  numberFor(who: PersonName, whom: string): string {
    const said = this.#of(who).messages.map((message) => textOf(shownIn(message)));
    const found = new RegExp(`${whom}\\n(\\d\\d)\\b`).exec(said.join('\n'));
    return must(found?.[1]);
  }

  #of(who: PersonName): TeamsPerson {
    return must(this.#people.get(who));
  }

  async #turn(): Promise<void> {
    await this.bot.settle();
    await this.#look((line) => this.lines.push(line));
  }

  async #look(note: (line: Line) => void): Promise<void> {
    const chats = [...this.#people].map(([who, { messages }]) => ({ who, messages }));
    const group = { who: 'group', messages: this.bot.connector.chat(GROUP_CHAT) } as const;
    for (const { who, messages } of [...chats, group]) {
      for (const message of messages) {
        const shown = shownIn(message);
        const words = typeof shown === 'string' ? shown : textOf(shown);
        const before = this.#seen.get(`${who} ${message.id}`);
        if (words === before) continue;
        this.#seen.set(`${who} ${message.id}`, words);
        const card = typeof shown === 'string' ? {} : { card: shown };
        note({ kind: 'sees', who, changed: before !== undefined, words, ...card });
      }
    }
  }
}

function shownIn({ text, card, answer }: ChatMessage): Card | string {
  return answer ?? card ?? text ?? '';
}
