// How somebody who asks for a code has made sure that it is the account owner who called: what the policy lets them say,
// and whose accounts need more than others.
import type { GroupId, PersonId } from '../ids.js';
import { isHolder } from './roles.js';
import type { RoleHolders } from './roles.js';

/** What every organisation can choose from; each with the other ways in which people type it. */
const ALSO_TYPED = {
  'call-back': ['callback', 'call back', 'calling back', 'rückruf'],
  manager: ['their manager', 'her manager', 'his manager', 'vorgesetzte', 'vorgesetzten'],
  video: ['video call', 'videoanruf', 'video-anruf'],
  'in-person': ['in person', 'persönlich'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type BuiltInMethod = keyof typeof ALSO_TYPED;
export const BUILT_IN_METHODS = [
  'call-back',
  'manager',
  'video',
  'in-person',
] as const satisfies readonly BuiltInMethod[];

/** Our own have words in every language; the organisation's bring theirs. */
export type CallerMethod =
  | { readonly kind: 'built-in'; readonly id: BuiltInMethod }
  | { readonly kind: 'own'; readonly id: string; readonly en: string; readonly de: string };

export type CallerVerification = {
  /** Nobody asks for a code without saying how they made sure. */
  readonly required: boolean;
  readonly methods: readonly CallerMethod[];
  /** Account owners for whom only some of the methods will do. The first entry that names an owner counts. */
  readonly ownersNeed: readonly {
    readonly owners: RoleHolders;
    readonly methods: readonly string[];
  }[];
};

export type CallerVerificationRules = { readonly callerVerification: CallerVerification };

export type CallerNeeds = Pick<CallerVerification, 'required' | 'methods'>;

/** What will do for this account owner, and whether something has to. */
export function callerNeeds(
  { required, methods, ownersNeed }: CallerVerification,
  owner: PersonId,
  groups: readonly GroupId[],
): CallerNeeds {
  const rule = ownersNeed.find(({ owners }) => isHolder(owners, owner, groups));
  if (rule === undefined) return { required, methods };
  return { required: true, methods: methods.filter(({ id }) => rule.methods.includes(id)) };
}

/** The method that was typed or chosen, by its id or by its words in any language. */
export function findMethod(
  methods: readonly CallerMethod[],
  typed: string,
): CallerMethod | undefined {
  const wanted = fold(typed);
  return methods.find((method) => namesOf(method).some((name) => fold(name) === wanted));
}

function namesOf(method: CallerMethod): readonly string[] {
  if (method.kind === 'own') return [method.id, method.en, method.de];
  return [method.id, ...ALSO_TYPED[method.id]];
}

const fold = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const TYPED =
  /(?:^|[\s,;:.(])(?:verified|checked|geprüft)(?: (?:by|via|with|per|durch|mit|im))? ([^,;()]+?)[.)!]*$/iu;

/** `… verified by call-back` at the end of a reason: the rest of it, and the method. Other words stay in the reason. */
export function takeMethod(
  methods: readonly CallerMethod[],
  reason: string,
): { readonly reason: string; readonly method?: CallerMethod } {
  const typed = TYPED.exec(reason);
  const method = findMethod(methods, typed?.[1] ?? '');
  if (typed === null || method === undefined) return { reason };
  return { reason: reason.slice(0, typed.index).replace(/[\s,;:(–—-]+$/u, ''), method };
}
