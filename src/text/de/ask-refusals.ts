// Why `/otp` opened no request. What was typed stands nowhere but in the answer to the person who typed it.
import type { AskRefusal } from '../../app/asking/answers.js';
import type { Mention } from '../../app/looking/who.js';
import type { Limited, Whose } from '../../domain/policy/limits.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { ByCode } from '../by-code.js';
import { PRODUCT_NAME } from '../product-name.js';
import type { Say } from '../say.js';
import { timeRefusals } from './time-refusals.js';

type Destroyed = Extract<AskRefusal, { code: 'TOKEN_NOT_BURNABLE' }>['destroyed'];

const LISTED_AT_MOST = 10;

const ASK_PROVISIONER = 'Bitten Sie die Person, die die Tokens einrichtet, damit weiterzumachen.';
const ASK_FOR_NEW = 'Bitten Sie die Person, die die Tokens einrichtet, um ein neues.';
const STAGES: Readonly<Record<Stage, readonly string[]>> = {
  capturing: ['Es wird noch eingerichtet.', ASK_PROVISIONER],
  captured: ['Es wird noch eingerichtet.', ASK_PROVISIONER],
  enrolled: ['Es ist angehalten.', ASK_PROVISIONER],
  burned: ['Es ist angehalten.', ASK_PROVISIONER],
  shipped: ['Es ist angehalten.', ASK_PROVISIONER],
  delivered: ['Es ist angekommen: Lesen Sie den Code auf dem Token selbst ab.'],
  lost: ['Es wurde als verloren gemeldet.', ASK_FOR_NEW],
  cancelled: ['Seine Einrichtung wurde abgebrochen.', ASK_FOR_NEW],
  replaced: [
    'Es wurde durch ein anderes ersetzt.',
    'Fragen Sie die Person, die die Tokens einrichtet, welches jetzt gilt.',
  ],
  compromised: [
    'Sein Geheimnis ist womöglich in fremden Händen, deshalb wurde es gestoppt.',
    ASK_FOR_NEW,
  ],
};

const LIMITS: Readonly<Record<Limited, string>> = {
  requests: 'Sie haben so viele Codes angefragt, wie eine Person innerhalb einer Stunde darf.',
  refusals: 'In der letzten Stunde wurden zu viele Ihrer Eingaben abgewiesen.',
  wrongNumbers: 'Sie haben in der letzten Stunde zu viele falsche Zahlen eingegeben.',
};
const OTHERS_LIMITS: Readonly<Record<Exclude<Whose, 'person'>, string>> = {
  owner: 'Für dieses Konto sind in dieser Stunde keine weiteren Codes möglich.',
  share:
    'Sie haben für dieses Konto so viele Codes angefragt, wie eine Person innerhalb einer Stunde darf.',
};

const UNCONFIRMED =
  'Zuerst muss eine zweite Person seinen Fingerabdruck bestätigen. Bitten Sie jemanden aus Ihrem Team, /token und den Namen zu tippen.';
const NEW_ONE = 'Richten Sie ein neues ein: Tippen Sie /provision und den Namen.';
/** Why a token is not burned again, and what to do. */
const NOT_BURNED: Readonly<Record<Stage, string>> = {
  capturing:
    'Es wird noch eingerichtet: Die Einrichtungsseite zeigt es. Tippen Sie /provision und den Namen.',
  captured:
    'Es wird noch eingerichtet: Die Einrichtungsseite zeigt es. Tippen Sie /provision und den Namen.',
  enrolled: 'Tippen Sie /token und den Namen, um zu sehen, wo es steht.',
  burned: 'Tippen Sie /token und den Namen, um zu sehen, wo es steht.',
  shipped: 'Tippen Sie /token und den Namen, um zu sehen, wo es steht.',
  delivered: `Es wurde zugestellt, und sein Geheimnis wird nicht aufbewahrt. ${NEW_ONE}`,
  lost: `Es wurde als verloren gemeldet. ${NEW_ONE}`,
  cancelled: `Es wurde abgebrochen. ${NEW_ONE}`,
  replaced: 'Es wurde durch ein anderes ersetzt. Das zeigt /token mit dem Namen.',
  compromised: `Es wurde gestoppt, weil sein Geheimnis womöglich in fremden Händen ist. ${NEW_ONE}`,
};

function gone(destroyed: Destroyed | undefined, say: Say): readonly string[] {
  if (destroyed === undefined) return [];
  const { at, by } = destroyed;
  return [
    by === undefined
      ? `Sein Geheimnis wurde um ${say.time(at)} vernichtet.`
      : `Sein Geheimnis wurde um ${say.time(at)} vernichtet, von ${say.name(by)}.`,
  ];
}

/** One person a line. */
export function listed<P extends Mention>(
  people: readonly P[],
  say: Say,
  beside: (person: P) => string = () => '',
): readonly string[] {
  const lines = people
    .slice(0, LISTED_AT_MOST)
    .map((one) => `• ${say.name(one.name)}, ${say.name(one.account)}${beside(one)}`);
  const more = people.length - lines.length;
  return more > 0 ? [...lines, `• und ${more} weitere`] : lines;
}

/**
 * What to check where a name is nobody's. Suggestions are looked for among the names that begin alike, so that with none
 * it is the beginning that may be wrong.
 */
export function checkSpelling(nearest: readonly Mention[]): string {
  return nearest.length === 0
    ? 'Prüfen Sie die Schreibweise, vor allem den ersten Buchstaben,'
    : 'Prüfen Sie die Schreibweise,';
}

/** Suggestions: none of them is taken without being asked for by name. */
export function nearNames(nearest: readonly Mention[]): readonly string[] {
  return nearest.length === 0 ? [] : ['Oder wählen Sie aus, wenn Sie eine dieser Personen meinen:'];
}

export const askRefusals: ByCode<AskRefusal, readonly string[]> = {
  NO_ROLE: () => [
    'Sie dürfen hier keine Codes anfragen.',
    'Wenn Sie es dürfen sollten, fragen Sie Ihre IT-Administration. Was Sie dürfen, zeigt /whoami.',
  ],
  NOT_A_PROVISIONER: () => [
    'Sie dürfen hier keine Tokens einrichten. Deshalb wird für Sie keines noch einmal gebrannt.',
    'Wenn Sie es dürfen sollten, fragen Sie Ihre IT-Administration. Was Sie dürfen, zeigt /whoami.',
  ],
  NOT_AN_EXPORTER: () => [
    'Sie dürfen hier nicht anfragen, dass ein Geheimnis in einer Datei hinausgeht.',
    'Wer es darf, steht in den Regeln (seedExport); steht dort nichts, niemand. Was Sie dürfen, zeigt /whoami.',
  ],
  REASON_MISSING: () => [
    'Ein Grund ist nötig: Das ganze Geheimnis des Tokens würde angezeigt, und das ist mehr als ein Code.',
    'Tippen Sie ihn hinter den Namen: /reburn alice Brennen abgebrochen',
  ],
  NAME_MISSING: () => [
    'Wessen Code brauchen Sie?',
    'Tippen Sie /otp, den Namen und den Grund: /otp alice ist am Flughafen',
  ],
  REASON_TOO_LONG: ({ most }) => [
    `Der Grund ist zu lang: Höchstens ${most} Zeichen sind erlaubt.`,
    'Fragen Sie mit einem kürzeren erneut an.',
  ],
  UNKNOWN_PERSON: ({ typed, nearest }, say) => [
    `Ich kenne niemanden mit dem Namen ${say.quote(typed)}.`,
    `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse.`,
    ...nearNames(nearest),
  ],
  SEVERAL_PEOPLE: () => [
    'Dieser Name passt auf mehrere Personen. Wählen Sie aus, wen Sie meinen: Was Sie sonst getippt haben, bleibt erhalten.',
  ],
  NO_TOKEN: ({ owner, mayProvision }, say) => [
    `Für ${say.name(owner.name)}, ${say.name(owner.account)}, gibt es kein Token.`,
    mayProvision
      ? 'Um eines einzurichten, tippen Sie /provision und den Namen. Bis dahin habe ich keine Codes für dieses Konto.'
      : 'Bitten Sie die Person, die die Tokens einrichtet, um eines. Bis dahin habe ich keine Codes für dieses Konto.',
  ],
  SEVERAL_TOKENS: ({ owner }, say) => [
    `${say.name(owner.name)} hat mehrere Tokens. Wählen Sie aus, für welches der Code ist: Was Sie sonst getippt haben, bleibt erhalten.`,
  ],
  TOKEN_NOT_RELEASABLE: ({ owner, stage, destroyed }, say) => [
    `Das Token für ${say.name(owner.name)} gibt keine Codes aus.`,
    ...gone(destroyed, say),
    ...STAGES[stage],
  ],
  TOKEN_NOT_BURNABLE: ({ owner, stage, unconfirmed, destroyed }, say) => [
    `Das Geheimnis des Tokens für ${say.name(owner.name)} kann nicht zum Brennen angezeigt werden.`,
    ...gone(destroyed, say),
    ...(destroyed === undefined && unconfirmed ? [UNCONFIRMED] : [NOT_BURNED[stage]]),
  ],
  TOKEN_NOT_EXPORTABLE: ({ owner, stage, unconfirmed, destroyed }, say) => [
    `Das Geheimnis des Tokens für ${say.name(owner.name)} kann nicht in einer Datei hinausgehen.`,
    ...gone(destroyed, say),
    ...(destroyed === undefined && unconfirmed ? [UNCONFIRMED] : [NOT_BURNED[stage]]),
  ],
  CAPTOR_REQUEST: ({ owner }, say) => [
    `Sie haben das Token für ${say.name(owner.name)} eingerichtet. Den ersten Code muss deshalb jemand anderes anfragen.`,
    `Bitten Sie jemanden aus Ihrem Team, /otp, ${say.name(owner.name)} und den Grund zu tippen.`,
  ],
  ...timeRefusals,
  FROZEN: () => [
    'Codes sind zurzeit gesperrt.',
    'Fragen Sie Ihr Sicherheitsteam, warum und wie lange, und fragen Sie erneut an, wenn die Sperre aufgehoben ist.',
  ],
  LIMIT_REACHED: ({ what, whose, at }, say) => [
    whose === 'person' ? LIMITS[what] : OTHERS_LIMITS[whose],
    `Fragen Sie ab ${say.time(at)} erneut an. Wenn es nicht warten kann, rufen Sie Ihr Sicherheitsteam an.`,
  ],
  NO_REACHABLE_APPROVER: ({ needed, reachable, couldBe }, say) => [
    reachable === 0
      ? 'Ich erreiche niemanden, der das freigeben könnte. Deshalb wurde nichts angefragt.'
      : `${needed} Personen müssen das freigeben, und ich erreiche nur ${reachable}. Deshalb wurde nichts angefragt.`,
    ...openAChat(couldBe, say),
  ],
};

/** Who could approve if they were reachable, and what each of them has to do for that. */
export function openAChat(couldBe: readonly Mention[], say: Say): readonly string[] {
  if (couldBe.length === 0) {
    return [
      'Sonst hat niemand diese Rolle. Bitten Sie Ihre IT-Administration, weitere Personen für Freigaben zu benennen.',
    ];
  }
  return [
    'Diese Personen könnten freigeben, und ich erreiche sie noch nicht:',
    ...listed(couldBe, say),
    `Ich versuche jetzt, ihre Chats zu öffnen. Sofort erreichbar ist, wer in Teams die App ${PRODUCT_NAME} hinzufügt und ihr „hi“ tippt. Rufen Sie jemanden davon an, und fragen Sie dann erneut an.`,
  ];
}
