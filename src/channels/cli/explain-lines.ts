// What `otp-bridge policy explain` says, line by line: what would happen, and because of which field of the policy.
import { isPossible } from '../../app/tenant/explain-policy.js';
import type { Explanation, ExplainRefusal } from '../../app/tenant/explain-policy.js';
import type { JudgedApprover } from '../../app/looking/find-approvers.js';
import type { NotAnApprover } from '../../domain/policy/two-people.js';
import type { Person } from '../../ports/directory.js';

const WHY_NOT: Readonly<Record<NotAnApprover, string>> = {
  SELF_APPROVAL: 'is the requester, or the same person (samePerson)',
  OWNER_APPROVAL: 'is the account owner, or the same person (samePerson)',
  CAPTOR_APPROVAL: 'captured the token (captorTakesNoPartInFirstRelease)',
  OTHERS_APPROVE_THIS: 'is not among those who may approve this (mayApprove)',
  NOT_AN_APPROVER: 'does not hold the role (roles › approver)',
};

type Lines = (explanation: Explanation) => readonly string[];

const SECTIONS: readonly Lines[] = [
  asking,
  caller,
  approvals,
  approvers,
  firstCode,
  times,
  numbers,
  codes,
  breakGlass,
  limits,
  verdict,
];

export function explainLines(explanation: Explanation): readonly string[] {
  return SECTIONS.flatMap((section) => section(explanation));
}

export function notFoundLines(refusal: ExplainRefusal): readonly string[] {
  const people = refusal.code === 'SEVERAL_PEOPLE' ? refusal.people : refusal.nearest;
  const named = people.map(({ name, account }) => `  ${name} (${account})`);
  const what =
    refusal.code === 'SEVERAL_PEOPLE'
      ? `--${refusal.whose}: several people are called that. Take an address:`
      : `--${refusal.whose}: nobody is called "${refusal.typed}".${named.length > 0 ? ' Nearest:' : ''}`;
  return [what, ...named];
}

const called = ({ displayName, userPrincipalName }: Person): string =>
  `${displayName} (${userPrincipalName})`;

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `one ${one}` : `${number} ${many}`;

function asking({ requester, owner, mayAsk }: Explanation): readonly string[] {
  const may = mayAsk
    ? 'may ask: holds the role (roles › requester)'
    : 'may not ask: does not hold the role (roles › requester)';
  return [`${called(requester)} asks for a code of ${called(owner)}.`, `Asking: ${may}.`];
}

function caller({ caller: { required, methods } }: Explanation): readonly string[] {
  const ids = methods.map(({ id }) => id).join(', ');
  const one = required ? `one of ${ids} has to be said` : 'nothing has to be said';
  const more = required || ids === '' ? '' : `; may be: ${ids}`;
  return [`The caller: how they were verified: ${one}${more} (callerVerification).`];
}

function approvals({ policy, usuallyNeeded, rulesNaming }: Explanation): readonly string[] {
  const { approvalsNeeded, approvalsNeededFor } = policy;
  const decisive = rulesNaming.find((at) => approvalsNeededFor[at]?.approvals === approvalsNeeded);
  const because =
    approvalsNeeded === usuallyNeeded || decisive === undefined
      ? 'approvalsNeeded'
      : `approvalsNeededFor › ${decisive}; otherwise ${usuallyNeeded}`;
  return [`Approvals: ${approvalsNeeded} needed (${because}).`];
}

function approvers({ approvers: all, narrowedBy }: Explanation): readonly string[] {
  const could = all.filter(({ why }) => why === undefined).map(({ person }) => called(person));
  const couldNot = all.flatMap(notApproving);
  const narrowed = narrowedBy.map((at) => `mayApprove › ${at}`).join(', ');
  return [
    ...(narrowed === '' ? [] : [`Who may approve is narrowed by ${narrowed}.`]),
    `Could approve: ${could.length === 0 ? 'nobody' : could.join(', ')}.`,
    ...couldNot.map((line) => `Could not approve: ${line}.`),
  ];
}

function notApproving({ person, why }: JudgedApprover): readonly string[] {
  return why === undefined ? [] : [`${called(person)} ${WHY_NOT[why]}`];
}

function firstCode({ policy }: Explanation): readonly string[] {
  if (!policy.captorTakesNoPartInFirstRelease) return [];
  return [
    'First code of a token: whoever captured it neither asks for it nor approves it (captorTakesNoPartInFirstRelease). Who that is, is not known here.',
  ];
}

function times({ policy, ownerDelaySeconds }: Explanation): readonly string[] {
  const { requestLivesSeconds, approvalLivesSeconds, scheduledHoursAtMost } = policy;
  const objects =
    ownerDelaySeconds === 0
      ? 'no code waits for it (ownerDelay)'
      : `no code is shown in the first ${ownerDelaySeconds} s (ownerDelay); break-glass does not wait`;
  return [
    `Times: a request waits ${requestLivesSeconds} s for its approvals (requestLivesSeconds); then the code can be shown for ${approvalLivesSeconds} s (approvalLivesSeconds).`,
    `For later: at most ${scheduledHoursAtMost} h ahead (scheduledHoursAtMost); such a request waits for its approvals until then.`,
    `The owner's objection: possible at any time; ${objects}.`,
  ];
}

function numbers({ policy }: Explanation): readonly string[] {
  const { numberMatching, wrongNumbersAtMost } = policy;
  return [
    numberMatching
      ? `Number matching: on; ${count(wrongNumbersAtMost, 'wrong number ends', 'wrong numbers end')} the request (wrongNumbersAtMost).`
      : 'Number matching: off (numberMatching).',
  ];
}

function codes({ policy }: Explanation): readonly string[] {
  const { profile, stepsAhead, minimumUsableSeconds, codesPerApproval, showAgainAtMost } = policy;
  return [
    `Codes: ${count(codesPerApproval, 'code', 'codes')} under one approval (codesPerApproval), each shown again at most ${showAgainAtMost} times while it works (showAgainAtMost).`,
    `Step: ${stepsAhead} ahead (stepsAhead); profile ${profile.name} accepts ${profile.past} past and ${profile.future} ahead, ${profile.status}; at least ${minimumUsableSeconds} s are left (minimumUsableSeconds).`,
  ];
}

function breakGlass({
  policy,
  mayBreakGlass,
  requester,
  reviewers,
}: Explanation): readonly string[] {
  if (policy.breakGlass === null) return ['Break-glass: there is none (breakGlass).'];
  if (!mayBreakGlass) return [`Break-glass: not for ${requester.displayName} (breakGlass).`];
  const { uses, perHours } = policy.breakGlass.quota;
  const who = reviewers.length === 0 ? 'nobody could review it' : reviewers.map(called).join(', ');
  return [
    `Break-glass: ${requester.displayName} may, ${count(uses, 'use', 'uses')} by all together within ${perHours} h (breakGlass › quota); everybody is told at once, and it is reviewed by one of: ${who}.`,
  ];
}

function limits({ policy }: Explanation): readonly string[] {
  const { perPerson, perOwner } = policy.limits.requests;
  return [
    `Limits: ${perPerson} requests by one person and ${perOwner} about one owner within an hour (limits › requests).`,
  ];
}

function verdict(explanation: Explanation): readonly string[] {
  const { approvalsToBeHad, policy, mayAsk } = explanation;
  const rest =
    'Not known here: tokens, freezes, and who has opened a chat with the bot; each of them can still stop it.';
  if (isPossible(explanation)) return ['Result: a code can be had.', rest];
  const why = mayAsk
    ? `${count(approvalsToBeHad, 'person', 'people')} could approve, and ${policy.approvalsNeeded} have to`
    : 'the requester may not ask';
  return [`Result: no code can be had: ${why}.`, rest];
}
