// What people are told about a token: its owner about the seed, and whoever set it up about what is due.
import type { TokenNotice } from '../../domain/tokens/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import type { Say } from '../say.js';
import { WHAT_HELPS } from './what-helps.js';
import { PRODUCT_NAME } from '../product-name.js';

const NOT_YOU = 'Wenn Sie davon nichts wissen, rufen Sie Ihren IT-Support an.';

const dayOr = (day: string | undefined, say: Say): string =>
  day === undefined ? 'nicht bekannt' : say.day(day);

export const tokenNotices: ByCode<TokenNotice, Told> = {
  'seed-kept': ({ issuer, by, at }, say) => ({
    heading: 'Für Sie wird ein Token eingerichtet',
    lines: [
      `${say.name(by)} hat um ${say.time(at)} ein Token für Ihr Konto bei ${say.name(issuer)} eingerichtet.`,
      `Bis es ankommt, verwahrt ${PRODUCT_NAME} sein Geheimnis versiegelt. Sie erfahren von jedem Code, der ausgegeben wird.`,
      NOT_YOU,
    ],
  }),
  'seed-shown': ({ issuer, by, at }, say) => ({
    heading: 'Das Geheimnis Ihres Tokens wurde angezeigt',
    lines: [
      `${say.name(by)} hat um ${say.time(at)} das Geheimnis Ihres Tokens für ${say.name(issuer)} gesehen, um es auf das Token zu brennen.`,
      NOT_YOU,
    ],
  }),
  'seed-exported': ({ issuer, by, at }, say) => ({
    heading: 'Das Geheimnis Ihres Tokens wurde ausgegeben',
    lines: [
      `${say.name(by)} hat um ${say.time(at)} das ganze Geheimnis Ihres Tokens für ${say.name(issuer)} in einer Datei erhalten. Wer die Datei hat, kann jeden Code für Ihr Konto erzeugen.`,
      'Wenn Sie nichts davon wissen, rufen Sie jetzt Ihren IT-Support an: Das Token muss ersetzt werden.',
    ],
  }),
  'seed-destroyed': ({ issuer, arrived, at, remainsUntil }, say) => {
    const remains =
      remainsUntil === undefined
        ? []
        : [
            `Versiegelte Reste, die niemand öffnen kann, werden um ${say.time(remainsUntil)} gelöscht.`,
          ];
    return arrived
      ? {
          heading: 'Ihr Token ist angekommen',
          lines: [
            'Ihre Codes zeigt ab jetzt das Token selbst; es funktioniert weiter.',
            `${PRODUCT_NAME} gibt für Ihr Token bei ${say.name(issuer)} keine Codes mehr aus: Die eigene Kopie des Geheimnisses wurde um ${say.time(at)} vernichtet.`,
            ...remains,
            'Wenn Sie das Token nicht haben, rufen Sie jetzt Ihren IT-Support an.',
          ],
        }
      : {
          heading: 'Das Geheimnis Ihres Tokens wurde vernichtet',
          lines: [
            `${PRODUCT_NAME} kann für Ihr Token bei ${say.name(issuer)} keine Codes mehr ausgeben: Sein Geheimnis wurde um ${say.time(at)} vernichtet.`,
            ...remains,
            'Wenn Sie ein neues Token brauchen, fragen Sie Ihren IT-Support.',
          ],
        };
  },
  'sign-in-ends': ({ ownerName, until }, say) => ({
    heading: 'Eine Anmeldefrist läuft bald ab',
    lines: [
      `${say.name(ownerName)} wird ab ${say.time(until)} wieder nach Codes gefragt.`,
      'Ist das Token angekommen? Um zu sehen, wie es steht, tippen Sie /token und den Namen.',
    ],
  }),
  'not-arrived': ({ ownerName, expectedOn }, say) => ({
    heading: 'Ein Token ist nicht angekommen',
    lines: [
      `Das Token für ${say.name(ownerName)} wurde am ${say.day(expectedOn)} erwartet, und niemand hat seine Ankunft gemeldet.`,
      'Fragen Sie nach. Ist es da, tippen Sie /delivered und den Namen; ist es verloren, /lost und den Namen. Kommt es später als erwartet, tippen Sie /token und den Namen und drücken „Tage berichtigen“.',
    ],
  }),
  'days-corrected': ({ ownerName, by, yours, before, after }, say) => ({
    heading: 'Die Tage eines Pakets wurden berichtigt',
    lines: [
      yours
        ? `${say.name(by)} hat die Tage des Pakets mit Ihrem Token berichtigt.`
        : `${say.name(by)} hat die Tage des Pakets mit dem Token für ${say.name(ownerName)} berichtigt.`,
      `Verschickt am: ${dayOr(after.postedOn, say)}. Bisher stand dort: ${dayOr(before.postedOn, say)}.`,
      `Erwartet am: ${dayOr(after.expectedOn, say)}. Bisher stand dort: ${dayOr(before.expectedOn, say)}.`,
      yours
        ? 'Kommt es dann nicht an, rufen Sie Ihren IT-Support an.'
        : 'Wo das Token steht, zeigt /token und der Name.',
    ],
  }),
  'set-up-swept': ({ ownerName }, say) => ({
    heading: 'Eine Einrichtung wurde aufgeräumt',
    lines: [
      `Die Einrichtung eines Tokens für ${say.name(ownerName)} wurde nicht beendet. Was davon verwahrt war, ist vernichtet.`,
      'Hat das Konto schon einen Code davon angenommen, entfernen Sie dort die Methode. Um neu zu beginnen, tippen Sie /provision und den Namen.',
    ],
  }),
  'owner-gone': ({ ownerName }, say) => ({
    heading: 'Ein Token wurde beendet: Sein Konto gibt es nicht mehr',
    lines: [
      `Das Konto von ${say.name(ownerName)} ist deaktiviert oder gelöscht, also wurde das Token beendet und sein Geheimnis vernichtet.`,
      'Kommt das Konto zurück, entfernen Sie dort die Methode; dann tippen Sie /provision und den Namen.',
    ],
  }),
  'token-compromised': ({ ownerName, issuer, by, at, reason, yours }, say) => ({
    heading: 'Ein Token wurde gestoppt: Sein Geheimnis ist womöglich in fremden Händen',
    lines: [
      yours
        ? `${say.name(by)} hat um ${say.time(at)} Ihr Token für ${say.name(issuer)} gestoppt. Ich gebe keine Codes mehr dafür aus, und sein Geheimnis ist vernichtet.`
        : `${say.name(by)} hat um ${say.time(at)} das Token von ${say.name(ownerName)} für ${say.name(issuer)} gestoppt. Ich gebe keine Codes mehr dafür aus, und sein Geheimnis ist vernichtet.`,
      ...(reason.trim() === '' ? [] : [`Der Grund: ${say.quote(reason)}`]),
      yours ? WHAT_HELPS.ownerRemoves : WHAT_HELPS.adminRemoves(say.name(ownerName)),
      yours ? WHAT_HELPS.ownerGoesOn : WHAT_HELPS.adminGoesOn,
    ],
  }),
  'confirm-wanted': ({ ownerName, by, fingerprint }, say) => ({
    heading: 'Eine zweite Person muss ein Token bestätigen',
    lines: [
      `${say.name(by)} hat ein Token für ${say.name(ownerName)} eingerichtet. Sein Fingerabdruck ist ${fingerprint}.`,
      `Fragen Sie ${say.name(by)} nach dem Fingerabdruck auf der Einrichtungsseite. Ist er derselbe, tippen Sie /token und den Namen und drücken Sie „Fingerabdruck bestätigen“.`,
    ],
  }),
};
