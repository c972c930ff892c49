// Die Einrichtungsseite: ihr Rahmen, und was auf ihr schiefgehen kann.
import type { Stage } from '../../domain/tokens/token.js';
import type { page as en } from '../en/page.js';
import type { GuardWords, PageFailure, RefusalWords } from '../page-refusal.js';
import { pageBurn } from './page-burn.js';
import { pageCapture } from './page-capture.js';
import { pageEnrol } from './page-enrol.js';
import { pageShip } from './page-ship.js';
import { pageToolset } from './page-toolset.js';

const REFUSED_IN: Readonly<Partial<Record<Stage, string>>> = {
  cancelled: 'Dieses Token wurde abgebrochen. Erfassen Sie einen neuen QR-Code.',
  lost: 'Dieses Token wurde als verloren gemeldet. Für ein neues tippen Sie /provision und den Namen.',
  replaced:
    'Dieses Token wurde durch ein anderes ersetzt. Um das neue zu sehen, tippen Sie /token und den Namen.',
  delivered:
    'Dieses Token ist angekommen, also wird hier nichts mehr angezeigt und geändert. Wenn es weg ist, tippen Sie /lost und den Namen.',
  compromised:
    'Dieses Token wurde gestoppt: Sein Geheimnis ist womöglich in fremden Händen. Entfernen Sie die Methode in Entra, dann tippen Sie /provision und den Namen.',
};

const refusals: RefusalWords = {
  NOT_A_PROVISIONER: () =>
    'Sie dürfen keine Tokens einrichten. Wenn Sie das können sollten, fragen Sie Ihre IT-Administration.',
  NOT_CONCERNED: () =>
    'Das können nur das Sicherheitsteam, die Personen, die Tokens einrichten, und die Person, der das Konto gehört. Rufen Sie Ihr Sicherheitsteam an.',
  NOT_THE_CAPTOR: () =>
    'Das kann nur die Person, die dieses Token erfasst hat. Sprechen Sie mit ihr.',
  OWNER_UNKNOWN: () =>
    'Das Verzeichnis kennt die Person nicht mehr, der das Konto gehört (vielleicht ist es deaktiviert), also wird nichts angezeigt. Fragen Sie Ihre IT-Administration.',
  CAPTOR_CONFIRMS: () =>
    'Sie haben dieses Token erfasst, also muss es jemand anderes bestätigen. Bitten Sie jemanden aus Ihrem Team, /token und den Namen zu tippen.',
  NOT_IN_THIS_STAGE: ({ stage }) =>
    Object.entries(REFUSED_IN).find(([name]) => name === stage)?.[1] ??
    'Das geht jetzt nicht: Das Token ist schon weiter. Diese Seite zeigt, wo es steht.',
  NO_CASE: () =>
    'Diese Einrichtung ist vorbei. Um neu zu beginnen, tippen Sie /provision und den Namen.',
  TICKET_UNKNOWN: () =>
    'Dieser Link wurde schon benutzt oder ist älter als zehn Minuten. Für einen neuen tippen Sie /provision und den Namen.',
  VAULT_FAILED: ({ retryable }) =>
    retryable === true
      ? 'Der Tresor hat gerade nicht geantwortet, also wurde nichts getan. Versuchen Sie es in einer Minute noch einmal.'
      : 'Der Tresor hat die Anfrage abgelehnt, also wurde nichts getan. Fragen Sie Ihre IT-Administration.',
  LOG_ROLLED_BACK: () =>
    'Es wird nichts angezeigt: Die Aufzeichnungen sind älter als das, was signiert und anderswo aufbewahrt wurde; jemand hat eine alte Kopie an ihre Stelle gesetzt. Rufen Sie die Betreiber von OTP Bridge und Ihr Sicherheitsteam an.',
  LOG_UNANCHORED: () =>
    'Im Moment wird nichts angezeigt: Was aufgezeichnet wurde, liess sich länger nicht anderswo aufbewahren, als Ihre Regeln erlauben. Fragen Sie die Betreiber von OTP Bridge, und drücken Sie wieder, wenn sie es sagen.',
  FROZEN: () => 'Alles zu diesem Token ist gesperrt. Fragen Sie Ihr Sicherheitsteam.',
  ALREADY_ENROLLED: () =>
    'Dieses Token ist schon registriert, es gibt nichts zu erfassen. Diese Seite zeigt, wie es weitergeht.',
  NO_CODES_NOW: () =>
    'Jetzt gibt es keinen Code zum Registrieren. Diese Seite zeigt, wie es weitergeht.',
  CODES_USED_UP: ({ most }) =>
    `${most ?? 5} Codes wurden angezeigt, mehr gibt es zu diesem QR-Code nicht. Lassen Sie die Seite mit den Sicherheitsinformationen des Kontos einen neuen anzeigen, und erfassen Sie ihn.`,
  ENROLMENT_OVER: () =>
    'Seit dieser QR-Code zuerst erfasst wurde, sind fünfzehn Minuten vergangen. Lassen Sie die Seite mit den Sicherheitsinformationen des Kontos einen neuen anzeigen, und erfassen Sie ihn.',
  NO_NEW_STEP: ({ at }, time) =>
    at === undefined
      ? 'Der jetzige Code wurde schon ausgegeben. Warten Sie auf den nächsten.'
      : `Der jetzige Code wurde schon ausgegeben. Der nächste kommt um ${time(at)}.`,
  APPROVAL_NEEDED: () =>
    'Das Geheimnis wird hier nur innerhalb von dreißig Minuten nach dem Erfassen angezeigt, und nur im selben Browser. Um es noch einmal zu sehen, tippen Sie /reburn, den Namen und den Grund: Jemand anderes muss es freigeben.',
  NO_SEED_QR_NOW: () =>
    'Jetzt gibt es kein Geheimnis anzuzeigen. Diese Seite zeigt, wie es weitergeht.',
  CODE_MALFORMED: ({ digits }) =>
    `Ein Code dieses Tokens hat ${digits ?? 6} Ziffern. Tippen Sie ihn so, wie das Token ihn zeigt.`,
  CODE_NOT_ITS_OWN: ({ left }) =>
    `Das ist kein Code dieses Tokens. Prüfen Sie, ob es das richtige Token ist, ob das Brennen geklappt hat und ob der Code noch angezeigt wird. Verbleibende Versuche: ${left ?? 0}.`,
  CODE_GIVEN_OUT: () =>
    'Diesen Code hat OTP Bridge ausgegeben, also zeigt er nicht, dass das Token funktioniert. Warten Sie auf den nächsten Code des Tokens, und tippen Sie diesen.',
  SECRET_TYPED: () =>
    'Das sieht wie ein geheimer Schlüssel aus und wurde nicht gespeichert. Hierher gehört, was auf dem Token steht: Seriennummer und Modell.',
  EXPECTED_BEFORE_POSTED: () => pageShip.beforePosted,
  TOO_MANY_WRONG_CODES: ({ at }, time) =>
    `Zu diesem Token wurden zu viele falsche Codes getippt. Codes werden einen Tag nach dem letzten wieder verglichen${at === undefined ? '' : `, um ${time(at)}`}. Wenn Sie nicht warten können, brechen Sie ab und richten Sie es mit einem neuen QR-Code neu ein.`,
};

const failures: Readonly<Record<PageFailure, string>> = {
  noAnswer:
    'Der Bot antwortet nicht. Auf dieser Seite geht nichts verloren: Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es noch einmal.',
  over: 'Sie waren zu lange weg, oder diese Seite wurde ohne ihren Link geöffnet. Was gespeichert wurde, bleibt: Tippen Sie /provision und den Namen, dann geht es dort weiter.',
  noCookies:
    'Dieser Browser speichert keine Cookies, und ohne weiß der Bot nicht, wer hier ist. Erlauben Sie Cookies für diese Adresse, oder nehmen Sie einen anderen Browser; dann tippen Sie /provision und den Namen für einen neuen Link.',
  outOfDate: 'Diese Seite passt nicht mehr zum Bot. Laden Sie sie neu.',
  broken:
    'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu: Es geht dort weiter, wo sie war.',
  signInFailed:
    'Teams hat nicht gesagt, wer Sie sind. Schließen Sie das Fenster und öffnen Sie es neu. Wenn es wieder geschieht, sagen Sie es Ihrer IT-Administration.',
};

const signIn = {
  origin:
    'Die Adresse dieser Seite ist nicht die, die im App-Paket und in der Registrierung steht. Bitten Sie Ihre Administration, BOT_DOMAIN in beiden zu vergleichen und das Paket neu hochzuladen.',
  resource:
    'Entra kennt diese App für die Seite nicht. Bitten Sie Ihre Administration, die Registrierung noch einmal auszuführen (otp-bridge doctor sagt, was fehlt).',
  consent:
    'Noch hat niemand zugestimmt, dass die App sehen darf, wer Sie sind. Bitten Sie Ihre Administration, das für alle zu tun.',
  mfa: 'Ihre Organisation verlangt, dass Sie sich noch einmal anmelden. Tun Sie das in Teams und öffnen Sie dieses Fenster neu.',
  cancelled:
    'Das Anmeldefenster wurde geschlossen oder durfte nicht aufgehen. Öffnen Sie dieses Fenster neu und lassen Sie es zu.',
  other: 'Wenn es wieder geschieht, sagen Sie Ihrer Administration, was Teams gesagt hat:',
  said: (text: string): string => `Teams sagt: ${text}`,
};

const guards: GuardWords = {
  ACCOUNT_MISMATCH: ({ read, expected }) => ({
    said: `Der QR-Code ist für ${read ?? ''}, diese Einrichtung aber für ${expected ?? ''}.`,
    overrule: `Ich habe mich vergewissert, dass ${read ?? ''} das Konto von ${expected ?? ''} ist.`,
  }),
  TOKEN_UNDER_WAY: ({ serial }) => ({
    said:
      serial === undefined
        ? 'Für dieses Konto ist schon ein Token unterwegs.'
        : `Für dieses Konto ist schon das Token ${serial} unterwegs.`,
    overrule:
      'Es ersetzen. Sobald das Konto einen Code des neuen Tokens angenommen hat, gibt das alte keine Codes mehr.',
  }),
  SEED_ALREADY_KEPT: ({ ownerName, same }) => ({
    said:
      same === true
        ? 'Genau dieser QR-Code wurde schon einmal erfasst. Lassen Sie sich einen neuen zeigen: die Seite mit dem QR-Code verlassen und neu öffnen.'
        : `Genau dieser QR-Code wird schon für ${ownerName ?? ''} verwahrt. Vergewissern Sie sich, wessen Bildschirm Sie sehen, und lassen Sie sich einen neuen zeigen.`,
  }),
  SEED_TOO_SHORT: ({ bytes, least }) => ({
    said: `Das Geheimnis hat ${bytes ?? 0} Bytes, nötig sind mindestens ${least ?? 0}. Es wurde abgeschnitten: Kopieren Sie es noch einmal ganz.`,
  }),
};

export const page: typeof en = {
  title: 'Token einrichten',
  owner: (name, account) => `für ${name}, ${account}`,
  progress: 'Schritte',
  steps: ['Erfassen', 'Prüfen', 'Code', 'Brennen', 'Versand', 'Fertig'],
  stepDone: 'erledigt',
  opening: 'Die Einrichtung wird geöffnet …',
  tryAgain: 'Noch einmal versuchen',
  unknown: (code) => `Das wurde abgelehnt (${code}). Fragen Sie Ihre IT-Administration.`,
  refusals,
  failures,
  signIn,
  guards,
  cancel: {
    open: 'Einrichtung abbrechen',
    heading: 'Einrichtung abbrechen?',
    lines: (isStored, isAccepted) => [
      ...(isStored
        ? ['Das Geheimnis wird vernichtet. Das lässt sich nicht rückgängig machen.']
        : []),
      ...(isAccepted
        ? ['Das Konto hat einen Code davon angenommen: Entfernen Sie dort auch die Methode.']
        : []),
      ...(isStored ? [] : ['Es wurde noch nichts gespeichert.']),
    ],
    yes: 'Abbrechen und vernichten',
    yesNothing: 'Abbrechen',
    no: 'Weitermachen',
  },
  ended: {
    cancelled: 'Die Einrichtung wurde abgebrochen',
    cancelledLines: [
      'Das Geheimnis wurde vernichtet.',
      'Um neu zu beginnen, tippen Sie /provision und den Namen.',
    ],
    nothingLines: [
      'Es wurde nichts gespeichert.',
      'Um neu zu beginnen, tippen Sie /provision und den Namen.',
    ],
    elsewhere: 'Dieses Token geht jetzt seinen eigenen Weg',
    elsewhereLines: ['Um es zu sehen, tippen Sie /token und den Namen.'],
    close: 'Sie können dieses Fenster schließen.',
  },
  reburn: {
    heading: 'Brennen Sie das Token noch einmal',
    lines: [
      'Ihre Anfrage wurde freigegeben. Zeigen Sie das Geheimnis noch einmal als QR-Code an und scannen Sie ihn mit der Burner-App.',
    ],
    refusals: {
      REQUEST_OVER:
        'Die Anfrage ist vorbei: Das Geheimnis wurde angezeigt, oder ihre Zeit ist abgelaufen. Wird es noch einmal gebraucht, tippen Sie /reburn, den Namen und den Grund.',
      SHOWN_TOO_OFTEN:
        'Öfter darf es nicht angezeigt werden. Wird es noch einmal gebraucht, tippen Sie /reburn, den Namen und den Grund.',
      OWNER_UNKNOWN:
        'Das Verzeichnis kennt die Person nicht mehr, der das Konto gehört (vielleicht ist es deaktiviert). Deshalb wird das Geheimnis nicht angezeigt. Fragen Sie Ihre IT-Administration.',
      APPROVAL_LOST:
        'Eine Freigabe gilt nicht mehr, jetzt muss jemand anderes freigeben. Die Anfrage zeigt /requests in Ihrem Chat mit OTP Bridge; sehen Sie dort nach.',
      RELEASE_IN_PROGRESS:
        'Es wird gerade geholt. Versuchen Sie es in ein paar Sekunden noch einmal.',
      NOT_NOW:
        'Das geht bei dieser Anfrage jetzt nicht. Ihren Stand zeigt /requests in Ihrem Chat mit OTP Bridge; sehen Sie dort nach.',
    },
  },
  toolset: pageToolset,
  capture: pageCapture,
  enrol: pageEnrol,
  burn: pageBurn,
  ship: pageShip,
};
