// What those who watch over the bridge are told of the log of the audit.
import type { Notice } from '../../domain/release/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';

type LogNotice = Extract<Notice, { readonly code: `log-${string}` }>;

export const logNotices: ByCode<LogNotice, Told> = {
  'log-rolled-back': ({ at }, say) => ({
    heading: 'Die Aufzeichnungen sind älter als das Signierte',
    lines: [
      `Um ${say.time(at)} lag der Speicher hinter dem Protokoll zurück, das signiert und anderswo aufbewahrt wurde: Jemand hat eine alte Kopie an seine Stelle gesetzt oder ihn umgeschrieben. Bis das geklärt ist, wird kein Code und kein Geheimnis angezeigt.`,
      'Fragen Sie, wer Zugriff auf den Speicher hatte, und bewahren Sie auf, was jetzt dort ist. Dann stellen Sie die neueste Sicherung wieder her (docs/deploy.md): Das Protokoll geht unter einem neuen Ursprung weiter.',
    ],
  }),
  'log-emptied': ({ at }, say) => ({
    heading: 'Prüfpunkte des Protokolls fehlen dort, wo sie aufbewahrt wurden',
    lines: [
      `Um ${say.time(at)} lagen an einem Ort weniger Prüfpunkte des Protokolls als zuvor: Jemand hat welche weggenommen oder einen anderen Ort an die Stelle gesetzt. Was der Bot davon noch weiss, wird noch einmal signiert und aufbewahrt; bis dahin wird nach einem Start kein Code angezeigt.`,
      'Fragen Sie, wer Zugriff auf diesen Ort hatte, und sperren Sie seine Richtlinie (docs/deploy.md). Was weggenommen wurde, beweist nichts mehr, wenn niemand eine Kopie davon hat.',
    ],
  }),
  'log-memory-gone': ({ at }, say) => ({
    heading: 'Was sich der Bot vom signierten Protokoll merkt, ist weg',
    lines: [
      `Bei seinem Start um ${say.time(at)} fand der Bot Prüfpunkte des Protokolls dort, wo sie aufbewahrt werden, und in seinem eigenen Gedächtnis (log.json, neben der Richtlinie) nichts davon: Jemand hat es gelöscht, oder der Ordner ist ein anderer. Codes gibt es weiterhin, denn der Speicher enthält, was dort liegt.`,
      'Fragen Sie, wer Zugriff auf diesen Ordner hatte und ob zugleich Prüfpunkte weggenommen wurden: Vergleichen Sie mit dem, was die Prüfer aufbewahrt haben. Haben Sie es selbst gelöscht, wie es in docs/audit-log.md steht, ist nichts zu tun.',
    ],
  }),
  'log-checkpoint': ({ note, size }) => ({
    heading: 'Ein Prüfpunkt des Protokolls, zum Aufbewahren',
    lines: [
      `Er steht für ${size} Einträge: Niemand kann einen davon ändern, ohne diesen signierten Zeilen zu widersprechen. Bewahren Sie anderswo eine Kopie davon auf: Wer der Bot ist, kann seine Nachrichten ändern.`,
      ...note.split('\n').filter((line) => line !== ''),
      'Um das Protokoll daran zu messen, speichern Sie die Zeilen in einer Datei, und sehen Sie, was otp-bridge audit verify DIR --checkpoint FILE dazu sagt.',
    ],
  }),
  'log-unkept': ({ at }, say) => ({
    heading: 'Niemand signiert das Protokoll',
    lines: [
      `Der Bot startete um ${say.time(at)} ohne Schlüssel, der das Protokoll signiert, und ohne Ort, an dem Signiertes aufbewahrt wird: Wer die Tabelle schreiben kann, könnte es umschreiben, und niemand würde es merken.`,
      'Lesen Sie docs/deploy.md, Update: Noch einmal bereitstellen und veröffentlichen, dann richtet infra/ beides ein. Codes gibt es unterdessen weiterhin.',
    ],
  }),
  'log-unanchored': ({ at }, say) => ({
    heading: 'Das Protokoll wird nirgends sonst aufbewahrt',
    lines: [
      `Seit ${say.time(at)} liess sich kein Prüfpunkt des Protokolls ausserhalb des Speichers aufbewahren. Codes gibt es weiterhin, so lange es die Richtlinie erlaubt (audit), danach keine mehr.`,
      'Sehen Sie nach, was otp-bridge doctor dazu sagt, und beheben Sie es: Neu gestartet werden muss nichts.',
    ],
  }),
  'log-anchored-again': ({ at }, say) => ({
    heading: 'Das Protokoll wird wieder anderswo aufbewahrt',
    lines: [
      `Seit ${say.time(at)} werden Prüfpunkte wieder ausserhalb des Speichers aufbewahrt, und keiner fehlt. Mehr ist nicht zu tun: Sehen Sie bei Gelegenheit nach, warum es ausfiel.`,
    ],
  }),
};
