// Was `/audit` der Revision und dem Sicherheitsteam zeigt.
import type { AuditAction } from '../../domain/audit/entry.js';
import type { Words } from '../words.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import type { Disclosure } from '../../domain/release/request.js';

const WHAT: Readonly<Record<Disclosure, string>> = {
  release: 'einen Code',
  'seed-qr': 'das ganze Geheimnis, für erneutes Brennen,',
  'seed-export': 'das ganze Geheimnis, in einer Datei,',
};

const ACTIONS: Readonly<Record<string, string>> = {
  'tenant.opened': 'Die Aufzeichnungen wurden begonnen',
  'tenant.restored': 'Die Aufzeichnungen wurden aus einer Sicherung wiederhergestellt',
  'log.begun': 'Das Protokoll wurde neu begonnen',
  'log.rolled-back': 'Der Speicher lag hinter dem zurück, was signiert war',
  'log.emptied': 'Prüfpunkte, die außerhalb des Speichers lagen, waren weg',
  'log.memory-gone': 'Was sich der Bot vom signierten Protokoll merkt, war bei seinem Start weg',
  'log.unkept': 'Der Bot startete, ohne dass jemand das Protokoll signiert oder aufbewahrt',
  'log.unanchored': 'Kein Prüfpunkt konnte außerhalb des Speichers abgelegt werden',
  'log.anchored-again': 'Prüfpunkte werden wieder außerhalb des Speichers abgelegt',
  'backup.taken': 'Eine Sicherung wurde gemacht',
  'backup.forgotten': 'Der Schlüssel einer Sicherung wurde vernichtet',
  'policy.changed': 'Die Richtlinie wurde geändert',
  'policy.refused': 'Eine Datei mit einer Richtlinie wurde zurückgewiesen',
  'freeze.set': 'Gesperrt',
  'freeze.lifted': 'Die Sperre wurde aufgehoben',
  'freeze.half-lifted': 'Die Sperre wurde von der ersten zweier Personen aufgehoben',
  'token.compromised': 'Gestoppt: Geheimnis vielleicht in fremden Händen',
  'command.run': 'An der Konsole wurde ein Befehl ausgeführt',
  'command.refused': 'An der Konsole wurde ein Befehl verweigert',
  'audit.taken': 'Von einem Teil des Protokolls wurde eine Kopie mitgenommen',
  'texts.forgotten':
    'Namen und Begründungen alter Einträge wurden gelöscht, wie die Richtlinie es sagt',
  'person.read': 'Es wurde gelesen, was über jemanden aufbewahrt wird',
  'erasure.begun': 'Jemand wird gelöscht',
  'erasure.refused': 'Jemand konnte nicht gelöscht werden',
  'person.erased': 'Namen und Begründungen von jemandem wurden gelöscht',
  'approval.lost': 'Eine Freigabe zählt nicht mehr: wer sie gab, darf jetzt nicht freigeben',
  'approvers.reminded': 'Wer freigeben kann, wurde erinnert',
  'approvers.widened': 'Alle anderen, die freigeben können, wurden auch gefragt',
  'request.approved': 'Genug Freigaben',
  'request.unapproved': 'Nicht mehr genug Freigaben',
  'request.ready': 'Von da an konnte ein Code gezeigt werden',
  'request.closed': 'Die Anfrage endete',
  'incident.opened': 'Dem gezeigten Code wurde vom Konto her widersprochen',
  'number.wrong': 'Eine falsche Zahl wurde eingetippt',
  'release.failed': 'Der Code konnte nicht geholt werden',
  'release.shown-again': 'Derselbe Code wurde noch einmal gezeigt',
  'seed-qr.failed': 'Das Geheimnis konnte nicht geholt werden',
  'seed-qr.shown-again': 'Dasselbe Geheimnis wurde noch einmal gezeigt',
  'seed-export.failed': 'Das Geheimnis für eine Datei konnte nicht geholt werden',
  'review.closed': 'Der Notfall wurde nachgeprüft',
  'event.refused': 'Etwas, das auf einer Karte gewählt wurde, wurde abgewiesen',
  'message.not-reached': 'Jemand konnte nicht benachrichtigt werden',
  'message.undelivered': 'Eine Nachricht wurde aufgegeben',
} satisfies Partial<Record<AuditAction, string>>;

export const lookBack: Words['lookBack'] = {
  refused: 'Es wurde nichts nachgesehen',
  refusals: {
    NOT_AN_AUDITOR: () => [],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}.`,
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => ['Der Name passt zu mehreren Personen. Wählen Sie, wen Sie meinen.'],
    RANGE_UNREADABLE: ({ typed }, say) => [
      `Ich konnte ${say.quote(typed)} nicht lesen.`,
      'Hinter /audit stehen ein Name und eine Zeit, oder eines davon: /audit alice, /audit @alex seit montag, /audit freigaben letzte woche, /audit 1.11. bis 5.11.',
    ],
  },
  heading: 'Protokoll',
  headingReleases: 'Was offengelegt wurde',
  whom: (name, account) => `Über: ${name}, ${account}`,
  since: (at) => `Ab ${at}, das Neueste zuerst.`,
  before: (at) => `Vor ${at}, das Neueste zuerst.`,
  from: (from, until) => `Ab ${from}, vor ${until}, das Neueste zuerst.`,
  always: 'Das Neueste zuerst.',
  none: 'Es gibt nichts.',
  noneSoFar: (at) => `Bis zurück zu ${at} gibt es nichts.`,
  lookedTo: (at) => `Nachgesehen bis zurück zu ${at}.`,
  more: 'Weiter zurück',
  openPage: 'Seite des Protokolls öffnen',
  outcome: {
    disclosed: ({ owner, by, disclosure }) => `${by} hat ${WHAT[disclosure]} von ${owner} gesehen`,
    denied: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; es wurde abgelehnt`,
    objected: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; dort wurde widersprochen`,
    cancelled: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt und die Anfrage zurückgezogen`,
    expired: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; die Anfrage ist abgelaufen`,
    stopped: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; die Anfrage wurde gestoppt`,
    closed: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; gezeigt wurde nichts`,
    cut: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; was daraus wurde, liegt weiter hinten: siehe /audit freigaben oder den Export des Protokolls`,
    open: ({ owner, by, disclosure }) =>
      `${by} hat ${WHAT[disclosure]} von ${owner} angefragt; die Anfrage ist offen`,
  },
  line: (at, what) => `${at}: ${what}`,
  event: (parts) => parts.filter((part) => part !== '').join(', '),
  byWhom: (by) => `durch ${by}`,
  whose: (name) => `von ${name}`,
  everything: 'alles',
  open: (entry) => `Die ganze Geschichte ab Eintrag ${entry}`,
  labels: { receipt: 'Beleg', request: 'Anfrage' },
  receipt: (entry) => `beweist Eintrag ${entry}`,
  action: (action) => ACTIONS[action],
};
