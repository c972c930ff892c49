// What is said of a request that the whole seed leaves in a file, otherwise than of one for a code.
import type { seedExport as english } from '../en/seed-export.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { approverOfExport, ownerOfExport, requesterOfExport } from './seed-export-cards.js';
import { seedQr } from './seed-qr.js';

export const seedExport: typeof english = {
  requesterCard: requesterOfExport,
  approverCard: approverOfExport,
  ownerCard: ownerOfExport,
  notices: {
    ...seedQr.notices,
    'request-approved': ({ ownerName, by, from }, say) => ({
      heading: 'Ihre Anfrage wurde freigegeben',
      lines: [
        `Dass das Geheimnis des Tokens für ${say.name(ownerName)} in einer Datei hinausgeht, wurde freigegeben von ${say.names(by)}.`,
        `Die Datei kann ab ${say.time(from)} geschrieben werden: Die Karte kommt dann noch einmal. Lesen Sie dort, was Sie tippen.`,
      ],
    }),
    'request-expired': ({ ownerName, unapproved }, say) => ({
      heading: 'Ihre Anfrage ist abgelaufen',
      lines: unapproved
        ? [
            `Dass das Geheimnis des Tokens für ${say.name(ownerName)} hinausgeht, wurde nicht rechtzeitig freigegeben.`,
            'Rufen Sie eine der Personen an, die freigeben können, und fragen Sie dann erneut an.',
          ]
        : [
            `Die Freigabe für das Token von ${say.name(ownerName)} wurde nicht rechtzeitig genutzt.`,
            'Wird die Datei noch gebraucht, fragen Sie erneut an.',
          ],
    }),
    'shown-frozen': ({ ownerName }, say) => ({
      heading: 'Verwenden Sie die Datei nicht',
      lines: [
        `Das Sicherheitsteam hat Codes gesperrt. Sie haben das Geheimnis des Tokens für ${say.name(ownerName)} in einer Datei.`,
        'Löschen Sie sie. Hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
      ],
    }),
    'request-stopped': ({ ownerName }, say) => ({
      heading: 'Ihre Anfrage wurde gestoppt',
      lines: [
        `Auf sie geht das Geheimnis des Tokens für ${say.name(ownerName)} nicht mehr hinaus.`,
        'Den Grund und was zu tun ist, sehen Sie auf der Karte.',
      ],
    }),
    'request-reminder': ({ requesterName, ownerName, until }, say) => ({
      heading: 'Eine Anfrage wartet noch auf Sie',
      lines: [
        `${say.name(requesterName)} möchte das ganze Geheimnis des Tokens für ${say.name(ownerName)} in einer Datei erhalten und wartet auf eine Antwort.`,
        `Drücken Sie auf der Karte „Freigeben“ oder „Ablehnen“, spätestens um ${say.time(until)}. Noch einmal sehen Sie sie mit /requests.`,
      ],
    }),
  },
  pressRefusals: {
    SELF_APPROVAL: () =>
      'Sie haben dieses Geheimnis angefragt, also müssen zwei andere es freigeben. Rufen Sie die Personen an, die freigeben können.',
    OWNER_APPROVAL: () =>
      'Es ist Ihr eigenes Token, also müssen andere das freigeben. Überlassen Sie das anderen Personen.',
    CAPTOR_APPROVAL: () =>
      'Sie haben dieses Token eingerichtet, also müssen andere freigeben, dass sein Geheimnis hinausgeht. Überlassen Sie das anderen Personen.',
    OWNER_UNKNOWN: () =>
      'Das Verzeichnis kennt die Person nicht mehr, der das Konto gehört (vielleicht ist es deaktiviert). Deshalb kann kein Geheimnis freigegeben werden oder hinausgehen. Fragen Sie Ihre IT-Administration.',
    NOT_YOUR_REQUEST: () =>
      'Das kann nur die Person, die angefragt hat. Um selbst anzufragen, tippen Sie /export, einen Namen und den Grund.',
    BREAK_GLASS_NOT_ALLOWED: () =>
      'Ein Geheimnis geht nie ohne Freigabe hinaus. Rufen Sie die Personen an, die freigeben können.',
  },
  askRefusals: {
    REASON_MISSING: () => [
      'Ein Grund ist nötig: Das ganze Geheimnis des Tokens ginge in einer Datei hinaus, und niemand kann es zurückholen.',
      'Tippen Sie ihn hinter den Namen: /export alice kommt nach Entra',
    ],
    NAME_MISSING: () => [
      'Wessen Geheimnis soll hinausgehen?',
      'Tippen Sie /export, den Namen und den Grund: /export alice kommt nach Entra',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}.`,
      ...nearNames(nearest),
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse. Einen Namen aus mehreren Wörtern tippen Sie in Anführungszeichen: /export "Alice Example"`,
    ],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} hat mehrere Tokens. Wählen Sie das, dessen Geheimnis hinausgehen soll: Alles andere, was Sie getippt haben, bleibt erhalten.`,
    ],
  },
};
