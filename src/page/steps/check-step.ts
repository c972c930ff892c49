// What was read, never the secret itself; what stands in the way, and the sentence with which it is overruled.
import { OVERRULABLE_GUARDS } from '../../domain/capture/page-api.js';
import type { PageBody } from '../../domain/capture/page-api.js';
import type { SeedOffer } from '../../domain/capture/scan-reading.js';
import type { GuardTold, PageGuard } from '../../text/page-refusal.js';
import { complain } from '../complaint.js';
import { button, element, facts, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, mustTick, section } from '../step.js';
import type { Step } from '../step.js';

type Overruled = PageBody<'capture'>['overruled'][number];

export function checkStep(sitting: Sitting, draft: SeedOffer): Step {
  const words = sitting.words.enrol.check;
  const guards = element('div', { class: 'guards' });
  const ticked = new Map<Overruled, HTMLInputElement>();
  const store = button(words.store, 'primary', () => {
    sitting.run(async () => {
      const unticked = [...ticked.values()].find((box) => !box.checked);
      if (unticked !== undefined) {
        complain(unticked, words.tick);
        return;
      }
      const answer = await sitting.ask('capture', bodyOf(draft, [...ticked.keys()]));
      const standing = answer?.refusal?.guards ?? [];
      if (standing.length > 0) showGuards(sitting, standing, { guards, ticked, store });
    });
  });
  const back = button(words.back, 'plain', () => {
    sitting.run(async () => {
      sitting.draft = undefined;
    });
  });
  return {
    element: section(
      words.heading,
      readFacts(sitting, draft),
      ...paragraphs(draft.secret.hadSpareBits ? [words.spareBits] : []),
      guards,
      actions(store, back),
    ),
  };
}

/** The one place where the secret leaves the page. */
function bodyOf(
  { secret, issuer, account, parameters }: SeedOffer,
  overruled: readonly Overruled[],
): PageBody<'capture'> {
  return { secret: secret.reveal(), issuer, account, ...parameters, overruled: [...overruled] };
}

function readFacts(sitting: Sitting, draft: SeedOffer): HTMLElement {
  const words = sitting.words.enrol.check;
  return facts([
    // Microsoft's own codes name the tenant beside themselves; what the token is called from here on is the issuer.
    [words.organisation, draft.organisation === draft.issuer ? '' : draft.organisation],
    [words.issuer, draft.issuer === '' ? words.notNamed : draft.issuer],
    [words.account, draft.account === '' ? words.notNamed : draft.account],
    [words.algorithm, draft.parameters.algorithm],
    [words.digits, String(draft.parameters.digits)],
    [words.period, words.seconds(draft.parameters.periodSeconds)],
    [words.secret, words.bytes(draft.secret.bytes)],
  ]);
}

type Place = {
  readonly guards: HTMLElement;
  readonly ticked: Map<Overruled, HTMLInputElement>;
  readonly store: HTMLButtonElement;
};

function showGuards(sitting: Sitting, standing: readonly PageGuard[], place: Place): void {
  const told = standing.map((guard) => [guard.code, guardTold(sitting, guard)] as const);
  // What nobody can overrule is all that counts: the rest would only be ticked in vain.
  const blocking = told.filter(([, { overrule }]) => overrule === undefined);
  const mayGoOn = blocking.length === 0;
  place.ticked.clear();
  const { overrule, blocked } = sitting.words.enrol.check;
  const title = element('h3', { tabindex: '-1' }, mayGoOn ? overrule : blocked);
  const items = (mayGoOn ? told : blocking).map(([code, guard]) =>
    guardItem({ code, guard, mayGoOn }, place),
  );
  place.guards.replaceChildren(element('div', { class: 'notice warning' }, title, ...items));
  place.store.hidden = !mayGoOn;
  title.focus();
}

function guardItem(
  of: { readonly code: string; readonly guard: GuardTold; readonly mayGoOn: boolean },
  { ticked }: Place,
): HTMLElement {
  const said = element('p', {}, of.guard.said);
  const overrulable = OVERRULABLE_GUARDS.find((one) => one === of.code);
  if (!of.mayGoOn || overrulable === undefined) return element('div', {}, said);
  const box = element('input', { type: 'checkbox', id: `guard-${of.code}` });
  ticked.set(overrulable, box);
  return element('div', {}, said, mustTick(box, of.guard.overrule ?? ''));
}

function guardTold(sitting: Sitting, guard: PageGuard): GuardTold {
  const { guards, unknown } = sitting.words;
  const tell = Object.entries(guards).find(([code]) => code === guard.code)?.[1];
  return tell === undefined ? { said: unknown(guard.code) } : tell(guard);
}
