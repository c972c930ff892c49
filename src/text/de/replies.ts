// What the bot answers to what was typed.
import type { Right } from '../../domain/policy/roles.js';
import type { replies as en } from '../en/replies.js';
import { PRODUCT_NAME } from '../product-name.js';
import { help } from './help.js';

const ROLES: Readonly<Record<Right, string>> = {
  requester: 'Codes anfordern',
  approver: 'Codes freigeben',
  provisioner: 'Tokens einrichten',
  auditor: 'das Protokoll lesen',
  security: 'Codes sperren',
  operator: `${PRODUCT_NAME} betreiben`,
  'break-glass': 'im Notfall einen Code auslösen',
  export: 'anfragen, dass das Geheimnis eines Tokens in einer Datei hinausgeht',
};

export const replies: typeof en = {
  alreadyOpen:
    'Sie haben für dieses Konto schon eine offene Anfrage. Hier ist noch einmal die Karte dazu. Um etwas anderes anzufragen, beenden Sie zuerst diese, auf ihrer Karte.',
  nothingHere: 'Hier gibt es nichts für Sie. Ihre Anfragen sehen Sie, wenn Sie /requests tippen.',
  unknownCommand: 'Das habe ich nicht verstanden. Was Sie tippen können, zeigt /help.',
  didYouMean: (command) =>
    `Das habe ich nicht verstanden. Meinten Sie ${command}? Was Sie tippen können, zeigt /help.`,
  failed: {
    people: (incident) =>
      `Ich kann gerade nicht nachsehen, wer welche Rolle hat. Darum lasse ich niemanden durch, und nichts wurde ausgegeben. Versuchen Sie es in einer Minute noch einmal; wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diese Nummer: ${incident}`,
    records: (incident) =>
      `Ich komme gerade nicht an meine Aufzeichnungen, und nichts wurde ausgegeben. Versuchen Sie es in einer Minute noch einmal: Was schon getan ist, wird nicht ein zweites Mal getan. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diese Nummer: ${incident}`,
    notLetIn: (incident) =>
      `Ich darf meine Aufzeichnungen gerade nicht lesen. Darum habe ich nichts entschieden, und nichts wurde ausgegeben. Nennen Sie Ihrer IT-Administration diese Nummer: ${incident}. Für sie: Der Doktor in docs/deploy.md sagt, welche Rolle oder welcher Weg durch die Firewall fehlt.`,
    recordsGone: (incident) =>
      `Ich finde meine Aufzeichnungen nicht, wo sie waren. Darum habe ich nichts entschieden, und nichts wurde ausgegeben. Nennen Sie Ihrer IT-Administration diese Nummer: ${incident}. Für sie: Der Doktor in docs/deploy.md sagt, wie es weitergeht.`,
    rules: (incident) =>
      `Die Regeln wurden gerade geändert, und ich sehe die neuen noch nicht. Darum habe ich nichts entschieden, und nichts wurde ausgegeben. Versuchen Sie es in einer Minute noch einmal; wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diese Nummer: ${incident}`,
    newer: (incident) =>
      `Eine neuere Version von mir hat übernommen, und diese entscheidet nichts mehr; nichts wurde ausgegeben. Bei einem Update dauert das ein paar Minuten: Versuchen Sie es dann noch einmal. Wenn es so bleibt, nennen Sie Ihrer IT-Administration diese Nummer: ${incident}`,
    unexpected: (incident) =>
      `Bei mir ist etwas schiefgegangen, und nichts wurde ausgegeben. Versuchen Sie es in einer Minute noch einmal; wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diese Nummer: ${incident}`,
  },
  waiting: {
    policy: `${PRODUCT_NAME} ist noch nicht eingerichtet: Es fehlen die Regeln, wer was darf. Darum kann noch niemand etwas tun. Wer es einrichtet, findet in docs/deploy.md, wie man sie ablegt; danach geht es binnen Sekunden.`,
    records: `${PRODUCT_NAME} ist noch nicht bereit: Es kommt noch nicht an seine Aufzeichnungen und entscheidet deshalb nichts. Sobald das geht, geht es von selbst weiter. Gleich nach der Einrichtung dauert das bis zu einer halben Stunde; wenn es länger dauert, sagen Sie es Ihrer IT-Administration: Der Doktor in docs/deploy.md sagt, was fehlt.`,
    state: `${PRODUCT_NAME} findet seine Aufzeichnungen nicht, wo sie waren. Darum entscheidet es nichts, und nichts wird ausgegeben. Sagen Sie es Ihrer IT-Administration: Der Doktor in docs/deploy.md sagt, wie es weitergeht.`,
    unexpected: `${PRODUCT_NAME} kann gerade nicht mit der Arbeit beginnen. Darum entscheidet es nichts. Es versucht es von selbst wieder. Wenn es so bleibt, sagen Sie es Ihrer IT-Administration: Im Protokoll der App steht, warum.`,
  },
  identityUnknown:
    'Ich kann nicht sicher erkennen, wer Sie sind, und habe deshalb nichts getan. Schreiben Sie mir mit Ihrem eigenen Konto dieser Organisation; wenn Sie das getan haben, sagen Sie es Ihrer IT-Administration.',
  unreadable:
    'Ich konnte nicht lesen, was Ihr Teams gesendet hat, und habe nichts getan. Bitte senden Sie es noch einmal.',
  answeredInOurChat: 'Ich habe in unserem Chat geantwortet.',
  openOurChat: `Ich antworte nur im persönlichen Chat. Öffnen Sie den Chat mit ${PRODUCT_NAME}, und fragen Sie dort noch einmal.`,
  personalChatOnly:
    'Das geht nur in unserem persönlichen Chat. Tippen Sie dort /requests, um die Karte noch einmal zu sehen.',
  noSetUp:
    'Hier lassen sich keine Tokens einrichten: Die Einrichtungsseite fehlt. Bitten Sie Ihre IT-Administration, sie bereitzustellen.',
  tooOften:
    'Das haben Sie innerhalb einer Minute sehr oft getippt, und Ihre Rolle erlaubt es nicht. Versuchen Sie es in einer Minute noch einmal. Wenn Sie eine andere Rolle haben sollten, sagen Sie es Ihrer IT-Administration.',
  askedTooOften:
    'Das haben Sie binnen einer Minute viele Male gefragt. Fragen Sie in einer Minute wieder.',
  secretTyped:
    'In Ihrer Nachricht steht der geheime Schlüssel eines Tokens oder etwas, das so aussieht. Darum habe ich nichts davon behalten und nichts weitergegeben. Wenn es einer ist, löschen Sie Ihre Nachricht jetzt; und wenn andere ihn lesen konnten, ist er nicht mehr geheim: Registrieren Sie das Token neu, mit einem neuen QR-Code. Ein geheimer Schlüssel gehört nur auf die Einrichtungsseite; /provision und der Name der Person öffnen sie. Wenn es keiner ist, senden Sie Ihre Nachricht mit anderen Worten noch einmal.',
  pictureSent:
    'Bilder und Dateien öffne ich nie; auch dieses habe ich nicht angesehen. Wenn darauf ein QR-Code oder ein geheimer Schlüssel zu sehen ist, löschen Sie Ihre Nachricht jetzt; und wenn andere es sehen konnten, ist es nicht mehr geheim: Registrieren Sie das Token neu, mit einem neuen QR-Code. So etwas gehört nur auf die Einrichtungsseite; /provision und der Name der Person öffnen sie.',
  moved: {
    heading: 'Diese Karte ist umgezogen',
    line: (owner) => `Die Anfrage für ${owner} geht weiter unten in diesem Chat weiter.`,
  },
  askRefused: 'Es wurde nichts angefragt',
  help,
  whoAmI: {
    heading: 'So kenne ich Sie',
    name: 'Name',
    account: 'Konto',
    roles: 'Sie dürfen',
    role: ROLES,
    noRole:
      'sehen, was ich von Ihnen habe, und stoppen, was Sie betrifft: Tippen Sie /mine. Dafür braucht es keine Rolle. Um anderen zu helfen, braucht es eine; die gibt Ihre IT-Administration.',
    next: 'Was Sie tippen können, zeigt /help.',
    unknown:
      'Ich finde Sie nicht im Verzeichnis. Bitten Sie Ihre IT-Administration, Sie aufzunehmen.',
  },
  requests: {
    none: 'Sie haben keine offenen Anfragen, und keine wartet auf Sie. Wer Codes von Ihnen anfragt, zeigt /mine. Was Sie tippen können, zeigt /help.',
    some: (mine, waiting, answered) =>
      [
        `${requests(mine, 'von Ihnen')}, ${requests(waiting, 'zu beantworten')}`,
        ...(answered === 0
          ? []
          : [`${requests(answered, 'von anderen')}, auf die Sie nicht antworten müssen`]),
      ].join(', ') + '. Die Karten folgen.',
    more: 'Es gibt mehr, als ich auf einmal zeigen kann. Wenn diese erledigt sind, tippen Sie erneut /requests.',
  },
};

function requests(count: number, whose: string): string {
  return `${count} offene ${count === 1 ? 'Anfrage' : 'Anfragen'} ${whose}`;
}
