// Why a press on a button changed nothing. Stands at the top of the card, whose rest shows where the request is now.
import type { ShowRefusal } from '../../app/bridge.js';
import type { ByCode } from '../by-code.js';

export const pressRefusals: ByCode<ShowRefusal, string> = {
  REQUEST_OVER: () =>
    'Das kam zu spät: Die Anfrage war schon beendet. Wie sie ausgegangen ist, sehen Sie unten.',
  NOT_NOW: () => 'Das ist jetzt nicht möglich. Den Stand der Anfrage sehen Sie unten.',
  SELF_APPROVAL: () =>
    'Sie haben diesen Code angefragt, also muss jemand anderes ihn freigeben. Rufen Sie eine der Personen an, die freigeben können.',
  OWNER_APPROVAL: () =>
    'Der Code ist für Ihr eigenes Konto, also muss jemand anderes ihn freigeben. Überlassen Sie das einer anderen Person, die freigeben kann.',
  CAPTOR_APPROVAL: () =>
    'Sie haben dieses Token eingerichtet, also muss jemand anderes den ersten Code freigeben. Überlassen Sie das einer anderen Person, die freigeben kann.',
  NOT_AN_APPROVER: () =>
    'Sie dürfen nichts mehr freigeben. Überlassen Sie das einer anderen Person, die freigeben kann, oder bitten Sie Ihre IT-Administration um die Rolle.',
  OTHERS_APPROVE_THIS: () =>
    'Nach der Richtlinie geben andere diese Anfrage frei. Überlassen Sie sie einer dieser Personen; „Ablehnen“ können Sie trotzdem drücken.',
  NOT_YOUR_REQUEST: () =>
    'Das kann nur die Person, die angefragt hat. Für einen eigenen Code tippen Sie /otp, einen Namen und den Grund.',
  NOT_A_REQUESTER: () =>
    'Sie dürfen keine Codes mehr anfragen. Fragen Sie jemanden, der es darf, oder Ihre IT-Administration.',
  NOT_A_PROVISIONER: () =>
    'Sie dürfen keine Tokens mehr einrichten, deshalb wird Ihnen kein Geheimnis angezeigt. Fragen Sie jemanden, der es darf, oder Ihre IT-Administration.',
  NOT_AN_EXPORTER: () =>
    'Sie dürfen keine Geheimnisse in einer Datei mehr anfragen. Fragen Sie jemanden, der es darf, oder Ihre IT-Administration.',
  NOT_THE_OWNER: () =>
    'Das kann nur die Person, der das Konto gehört. Wenn Sie freigeben dürfen und die Anfrage nicht in Ordnung ist, drücken Sie „Ablehnen“.',
  ALREADY_APPROVED: () =>
    'Ihre Freigabe zählt bereits. Um sie zurückzunehmen, drücken Sie „Freigabe zurückziehen“.',
  TAKEN_BACK_TOO_OFTEN: () =>
    'Sie haben diese Anfrage so oft freigegeben und die Freigabe wieder zurückgezogen, wie es erlaubt ist. Überlassen Sie sie einer anderen Person, die freigeben kann, oder drücken Sie „Ablehnen“.',
  NOTHING_TO_WITHDRAW: () =>
    'Es gibt keine Freigabe von Ihnen, die Sie zurückziehen könnten. Um die Anfrage zu stoppen, drücken Sie „Ablehnen“.',
  WRONG_NUMBER: ({ left }) =>
    left > 0
      ? `Das ist nicht die Zahl auf dem Bildschirm der Person, die angefragt hat. Fragen Sie dort noch einmal nach: ${left === 1 ? 'ein Versuch bleibt' : `${left} Versuche bleiben`}.`
      : 'Das ist nicht die Zahl auf dem Bildschirm der Person, die angefragt hat, und es bleibt kein Versuch mehr. Der Code muss neu angefragt werden.',
  TOO_MANY_WRONG_NUMBERS: ({ at }, say) =>
    `Es gab zu viele falsche Zahlen. Versuchen Sie es ab ${say.time(at)} erneut, oder überlassen Sie es einer anderen Person, die freigeben kann.`,
  LOG_ROLLED_BACK: () =>
    'Es wird nichts angezeigt: Die Aufzeichnungen sind älter als das, was signiert und anderswo aufbewahrt wurde; jemand hat eine alte Kopie an ihre Stelle gesetzt. Die Freigabe bleibt erhalten. Rufen Sie die Betreiber von OTP Bridge und Ihr Sicherheitsteam an.',
  LOG_UNANCHORED: () =>
    'Im Moment wird nichts angezeigt: Was aufgezeichnet wurde, liess sich länger nicht anderswo aufbewahren, als Ihre Regeln erlauben. Die Freigabe bleibt erhalten. Fragen Sie die Betreiber von OTP Bridge, und drücken Sie wieder, wenn sie es sagen.',
  FROZEN: () =>
    'Codes sind zurzeit gesperrt. Fragen Sie Ihr Sicherheitsteam, warum und wie lange, und drücken Sie erneut, wenn die Sperre aufgehoben ist.',
  OWNER_UNKNOWN: () =>
    'Das Verzeichnis kennt die Person nicht mehr, der das Konto gehört (vielleicht ist es deaktiviert). Deshalb kann kein Code freigegeben oder angezeigt werden. Fragen Sie Ihre IT-Administration.',
  TOKEN_NOT_RELEASABLE: () =>
    'Dieses Token gibt keine Codes mehr aus. Fragen Sie die Person, die die Tokens einrichtet, was damit geschehen ist.',
  TOKEN_NOT_BURNABLE: () =>
    'Das Geheimnis dieses Tokens wird nicht mehr angezeigt. Was aus dem Token geworden ist, zeigt /token mit dem Namen.',
  TOKEN_NOT_EXPORTABLE: () =>
    'Das Geheimnis dieses Tokens geht so, wie es steht, in keiner Datei hinaus. Wie es um das Token steht, zeigt /token mit dem Namen.',
  CAPTOR_REQUEST: () =>
    'Sie haben dieses Token eingerichtet, also muss jemand anderes den ersten Code anfragen. Bitten Sie jemanden aus Ihrem Team.',
  NOT_YET: ({ at }, say) =>
    `Es ist zu früh. Der Code kann um ${say.time(at)} angezeigt werden; drücken Sie dann „Code anzeigen“.`,
  PERIOD_TOO_SHORT: ({ seconds }) =>
    `Ihre Regeln verlangen, dass ein Code ${seconds} Sekunden gilt. So lange gilt kein Code dieses Tokens, deshalb kann keiner angezeigt werden. Bitten Sie Ihre IT-Administration, minimumUsableSeconds in der Richtlinie zu senken.`,
  NO_STEP_YET: ({ at }, say) =>
    `Gerade gibt es keinen Code zum Anzeigen. Der nächste ist um ${say.time(at)} verfügbar, in ${seconds(say.secondsUntil(at))}: Drücken Sie dann „Code anzeigen“. Eine neue Freigabe brauchen Sie nicht.`,
  APPROVAL_LOST: () =>
    'Die Freigabe zählt nicht mehr, weil eine Person, die freigegeben hat, die Rolle nicht mehr hat. Jetzt muss jemand anderes freigeben.',
  RELEASE_IN_PROGRESS: () =>
    'Der Code wird bereits abgerufen. Wenn keiner erscheint, drücken Sie nach 15 Sekunden erneut „Code anzeigen“.',
  OVERTAKEN: () =>
    'Inzwischen wurde ein späterer Code dieses Tokens ausgegeben, deshalb wird dieser nicht angezeigt. Die Freigabe bleibt gültig; drücken Sie noch einmal „Code anzeigen“.',
  SHOWN_TOO_OFTEN: () =>
    'Der Code wurde so oft angezeigt, wie es erlaubt ist. Ist er verloren gegangen, drücken Sie „Nicht verwendet“ und fragen Sie einen neuen an.',
  BREAK_GLASS_NOT_ALLOWED: () =>
    'Sie dürfen ohne Freigabe keinen Code auslösen. Rufen Sie eine der Personen an, die freigeben können.',
  REASON_MISSING: () =>
    'Ein Grund ist nötig. Tippen Sie, warum es nicht warten kann, und drücken Sie noch einmal.',
  BREAK_GLASS_USED_UP: ({ at }, say) =>
    `Ohne Freigabe wurden so viele Codes ausgelöst, wie es erlaubt ist. Um ${say.time(at)} ist es wieder möglich. Rufen Sie eine der Personen an, die freigeben können.`,
  ALREADY_REPORTED: () =>
    'Sie haben schon gemeldet, wie es ausgegangen ist. Für einen weiteren Code tippen Sie /otp, den Namen und den Grund.',
  VAULT_FAILED: ({ retryable }) =>
    retryable
      ? 'Der Code konnte gerade nicht abgerufen werden. Die Freigabe bleibt bestehen; drücken Sie erneut „Code anzeigen“.'
      : 'Der Code konnte nicht abgerufen werden. Die Freigabe bleibt bestehen; informieren Sie Ihre IT-Administration, und drücken Sie dann erneut „Code anzeigen“.',
};

function seconds(count: number): string {
  return count === 1 ? '1 Sekunde' : `${count} Sekunden`;
}
