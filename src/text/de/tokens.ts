// What is said about tokens to those who set them up: their way, their cards, and what there is to do next.
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { CHANGE_REFUSALS as enRefusals, tokens as en } from '../en/tokens.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { pageShip } from './page-ship.js';
import { TOKEN_ACTIONS } from './token-actions.js';
import { tokenForms } from './token-forms.js';

const STAGES: Readonly<Record<Stage, string>> = {
  capturing: 'wird erfasst',
  captured: 'erfasst, noch nicht registriert',
  enrolled: 'registriert, noch nicht gebrannt',
  burned: 'gebrannt, noch nicht verschickt',
  shipped: 'unterwegs',
  delivered: 'angekommen',
  lost: 'verloren',
  cancelled: 'abgebrochen',
  replaced: 'durch ein anderes ersetzt',
  compromised: 'gestoppt: Geheimnis womöglich in fremden Händen',
};

const NEXT: Readonly<Record<Stage, string>> = {
  capturing: 'Öffnen Sie die Einrichtung und erfassen Sie den QR-Code noch einmal.',
  captured: 'Öffnen Sie die Einrichtung und schließen Sie sie ab, solange die Person dabei ist.',
  enrolled: 'Brennen Sie das Token und tippen Sie einen Code davon in die Einrichtungsseite.',
  burned: 'Verschicken Sie das Token und tragen Sie das auf der Einrichtungsseite ein.',
  shipped:
    'Wenn es angekommen ist, drücken Sie auf seiner Karte „Angekommen“; /delivered und der Name bringt sie.',
  delivered: 'Es ist nichts mehr zu tun.',
  lost: 'Entfernen Sie die Methode in Entra und richten Sie ein neues Token ein: Tippen Sie /provision und den Namen.',
  cancelled: 'Hat das Konto schon einen Code davon angenommen, entfernen Sie dort die Methode.',
  replaced: 'Es ist nichts mehr zu tun: Das neue Token gilt.',
  compromised:
    'Entfernen Sie die Methode in Entra und richten Sie dann ein neues Token ein: Tippen Sie /provision und den Namen.',
};

const REFUSED_IN: Readonly<Record<Stage, string>> = {
  capturing: 'Sein QR-Code wird gerade erfasst. Schließen Sie das zuerst ab.',
  captured:
    'Es ist noch nicht registriert. Schließen Sie die Einrichtung zuerst ab oder brechen Sie sie ab.',
  enrolled:
    'Es ist noch nicht gebrannt. Brennen Sie es und tippen Sie einen Code davon in die Einrichtungsseite.',
  burned: 'Es ist gebrannt, und das Konto hat es angenommen. Als Nächstes wird es verschickt.',
  shipped: 'Es ist unterwegs. Wenn es angekommen ist, tippen Sie /delivered und den Namen.',
  delivered: 'Es ist angekommen. Ist es verloren gegangen, tippen Sie /lost und den Namen.',
  lost: 'Es wurde als verloren gemeldet. Richten Sie ein neues ein: Tippen Sie /provision und den Namen.',
  cancelled:
    'Es wurde abgebrochen. Richten Sie ein neues ein: Tippen Sie /provision und den Namen.',
  replaced:
    'Es wurde durch ein anderes ersetzt. Um das neue zu sehen, tippen Sie /token und den Namen.',
  compromised:
    'Es wurde gestoppt, weil sein Geheimnis womöglich in fremden Händen ist. Richten Sie ein neues ein: Tippen Sie /provision und den Namen.',
};

export const CHANGE_REFUSALS: typeof enRefusals = {
  NOT_A_PROVISIONER: () =>
    'Sie dürfen hier keine Tokens einrichten. Wenn Sie das können sollten, fragen Sie Ihre IT-Administration.',
  NOT_CONCERNED: () =>
    'Das können nur das Sicherheitsteam, die Personen, die Tokens einrichten, und die Person, der das Konto gehört. Rufen Sie Ihr Sicherheitsteam an.',
  NOT_THE_CAPTOR: () =>
    'Das kann nur die Person, die dieses Token erfasst hat. Sprechen Sie mit ihr.',
  CAPTOR_CONFIRMS: () =>
    'Sie haben dieses Token erfasst, also muss es jemand anderes bestätigen. Bitten Sie jemanden im Team, /token und den Namen zu tippen.',
  NOT_IN_THIS_STAGE: ({ stage }) => `Es wurde nichts geändert. ${REFUSED_IN[stage]}`,
  NO_CASE: () =>
    'Diese Einrichtung ist vorbei. Um neu zu beginnen, tippen Sie /provision und den Namen.',
};

const CHANGES: Readonly<Record<string, string>> = {
  store: 'Geheimnis verwahrt',
  accept: 'Registriert',
  confirm: 'Von einer zweiten Person bestätigt',
  burn: 'Gebrannt',
  ship: 'Verschickt',
  correct: 'Tage der Sendung berichtigt',
  deliver: 'Angekommen',
  lose: 'Als verloren gemeldet',
  cancel: 'Abgebrochen',
  replace: 'Ersetzt',
  compromise: 'Gestoppt: Geheimnis womöglich in fremden Händen',
} satisfies Readonly<Record<Change, string>>;

export const tokens: typeof en = {
  stages: STAGES,
  next: NEXT,
  sampleNext:
    'Für diese Probe erfunden: Es steckt in keinem Token. Einen Code davon fragen Sie mit /otp und dem Namen an; den ganzen Weg eines Tokens gehen Sie mit /provision und einem Namen.',
  sampleStays:
    'Es wurde nichts geändert. Dieses ist für die Probe erfunden: Es steckt in keinem Token und wird weder verschickt noch ausgehändigt.',
  refused: 'Es wurde nichts geändert',
  find: {
    NOT_A_PROVISIONER: () => [
      'Sie dürfen hier keine Tokens einrichten.',
      'Wenn Sie das können sollten, fragen Sie Ihre IT-Administration. Was Sie dürfen, zeigt /whoami.',
    ],
    NAME_MISSING: ({ command }) => [
      'Wessen Token?',
      `Tippen Sie den Namen dahinter: ${command} alice`,
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}.`,
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => [
      'Dieser Name passt auf mehrere Personen. Wählen Sie aus, wen Sie meinen.',
    ],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} hat mehrere Tokens. Wählen Sie aus, welches Sie meinen.`,
    ],
    NO_TOKEN: ({ owner }, say) => [
      `Für ${say.name(owner.name)}, ${say.name(owner.account)}, gibt es kein Token.`,
      'Um eines einzurichten, tippen Sie /provision und den Namen.',
    ],
  },
  changeRefusals: CHANGE_REFUSALS,
  proofRefusals: {
    ...CHANGE_REFUSALS,
    VAULT_FAILED: ({ retryable }) =>
      retryable
        ? 'Das Geheimnis war gerade nicht zu holen, also wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.'
        : 'Das Geheimnis war nicht zu holen, also wurde nichts geändert. Fragen Sie Ihre IT-Administration.',
    FROZEN: () => 'Alles zu diesem Token ist gesperrt. Fragen Sie Ihr Sicherheitsteam.',
    CODE_MALFORMED: ({ digits }) =>
      `Ein Code dieses Tokens hat ${digits} Ziffern. Tippen Sie ihn so, wie das Token ihn zeigt.`,
    CODE_NOT_ITS_OWN: ({ left }) =>
      `Das ist kein Code dieses Tokens. Prüfen Sie, ob es das richtige Token ist und der Code noch angezeigt wird. Verbleibende Versuche: ${left}.`,
    CODE_GIVEN_OUT: () =>
      'Diesen Code hat OTP Bridge ausgegeben, also zeigt er nicht, dass das Token funktioniert. Warten Sie auf den nächsten Code des Tokens, und tippen Sie diesen.',
    TOO_MANY_WRONG_CODES: ({ at }, say) =>
      `Für dieses Token wurden zu viele falsche Codes getippt. Codes werden wieder verglichen ab: ${say.moment(at)}. Wenn das nicht warten kann, tippen Sie /cancel und den Namen, und richten Sie es mit einem neuen QR-Code neu ein.`,
    NO_DAY: () => pageShip.noDay,
    EXPECTED_BEFORE_POSTED: () => pageShip.beforePosted,
  },
  opened: {
    heading: 'Token einrichten',
    lines: (owner, goesOn) => [
      goesOn
        ? `Die Einrichtung für ${owner} geht weiter, wo sie war.`
        : `Öffnen Sie die Seite, während ${owner} den Bildschirm mit dem QR-Code teilt.`,
      'Die Schaltfläche gilt einmal, zehn Minuten lang und nur für Sie. Für eine neue tippen Sie den Befehl noch einmal.',
    ],
    open: 'Einrichtung öffnen',
  },
  card: {
    heading: 'Token',
    owner: 'Konto',
    stage: 'Stand',
    since: 'Seit',
    by: 'Eingerichtet von',
    serial: 'Seriennummer',
    drift: 'Uhr',
    model: 'Modell',
    posted: 'Verschickt am',
    earlier: 'Weitere Tokens dieser Person',
    expected: 'Erwartet am',
    signIn: 'Anmeldung',
    secret: 'Geheimnis',
    fingerprint: 'Fingerabdruck',
    history: 'Verlauf',
    sampleData: 'veröffentlichte Beispieldaten',
    kept: 'versiegelt verwahrt',
    keptUntil: (at) => `für erneutes Brennen verwahrt bis ${at}`,
    destroyed: (at) => `vernichtet um ${at}`,
    remains: (at) => `versiegelte Reste werden um ${at} gelöscht`,
    driftOf: (steps, seconds) =>
      steps === 0
        ? 'geht richtig'
        : `geht ${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'Schritt' : 'Schritte'} (${Math.abs(seconds)} s) ${steps > 0 ? 'vor' : 'nach'}`,
    expectCodes: 'Codes sind zu erwarten',
    asksAgain: (at) => `fragt ab ${at} wieder nach Codes`,
    toPress: (title) => `Drücken Sie „${title}“. Bisher wurde nichts geändert.`,
    unconfirmed: 'Eine zweite Person muss es bestätigen, bevor es Codes ausgibt.',
    line: (at, what, by) => (by === '' ? `${at}: ${what}` : `${at}: ${what}, ${by}`),
    action: (action, detail) =>
      TOKEN_ACTIONS[detail === undefined ? action : `${action} ${detail}`] ??
      (detail === undefined ? undefined : CHANGES[detail]),
  },
  list: {
    heading: 'Tokens in Arbeit',
    none: 'Kein Token braucht gerade etwas von Ihnen. Um eines einzurichten, tippen Sie /provision und einen Namen.',
    age: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
    more: 'Mehr anzeigen',
  },
  ...tokenForms,
  confirm: 'Fingerabdruck bestätigen',
};
