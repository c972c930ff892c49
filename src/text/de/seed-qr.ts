// What is said of a request for the whole seed, as a QR code for the burner, otherwise than of one for a code.
import type { seedQr as english } from '../en/seed-qr.js';
import { checkSpelling, nearNames, openAChat } from './ask-refusals.js';
import { approverOfSeed } from './seed-approver-card.js';
import { ownerOfSeed } from './seed-owner-card.js';
import { requesterOfSeed } from './seed-requester-card.js';

const notices: typeof english.notices = {
  'request-approved': ({ ownerName, by, from }, say) => ({
    heading: 'Ihre Anfrage wurde freigegeben',
    lines: [
      `Dass Sie das Geheimnis des Tokens für ${say.name(ownerName)} sehen, wurde freigegeben von ${say.names(by)}.`,
      `Sie können es ab ${say.time(from)} anzeigen: Die Karte kommt dann noch einmal. Drücken Sie darauf „QR-Code anzeigen“.`,
    ],
  }),
  'request-denied': ({ ownerName, by, reason }, say) => ({
    heading: 'Ihre Anfrage wurde abgelehnt',
    lines: [
      `${say.name(by)} hat Ihnen das Geheimnis des Tokens für ${say.name(ownerName)} verweigert.`,
      ...(reason.trim() === '' ? [] : [`Begründung: ${say.quote(reason)}`]),
      `Sprechen Sie mit ${say.name(by)}, bevor Sie erneut anfragen.`,
    ],
  }),
  'request-expired': ({ ownerName, unapproved }, say) => ({
    heading: 'Ihre Anfrage ist abgelaufen',
    lines: [
      unapproved
        ? `Das Geheimnis des Tokens für ${say.name(ownerName)} wurde nicht rechtzeitig freigegeben.`
        : `Die Freigabe für das Token von ${say.name(ownerName)} wurde nicht rechtzeitig genutzt.`,
      unapproved
        ? 'Rufen Sie eine der Personen an, die freigeben können, und fragen Sie dann erneut an.'
        : 'Wenn das Token noch gebrannt werden muss, fragen Sie erneut an.',
    ],
  }),
  'shown-frozen': ({ ownerName }, say) => ({
    heading: 'Verwenden Sie den QR-Code nicht',
    lines: [
      `Das Sicherheitsteam hat Codes gesperrt. Sie haben das Geheimnis des Tokens für ${say.name(ownerName)} gesehen.`,
      'Brennen Sie damit kein Token. Hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
    ],
  }),
  'request-stopped': ({ ownerName }, say) => ({
    heading: 'Ihre Anfrage wurde gestoppt',
    lines: [
      `Auf sie wird das Geheimnis des Tokens für ${say.name(ownerName)} nicht mehr angezeigt.`,
      'Den Grund und was zu tun ist, sehen Sie auf der Karte.',
    ],
  }),
  'request-reminder': ({ requesterName, ownerName, until }, say) => ({
    heading: 'Eine Anfrage wartet noch auf Sie',
    lines: [
      `${say.name(requesterName)} möchte das ganze Geheimnis des Tokens für ${say.name(ownerName)} sehen und wartet auf eine Antwort.`,
      `Drücken Sie auf der Karte „Freigeben“ oder „Ablehnen“, spätestens um ${say.time(until)}. Noch einmal sehen Sie sie mit /requests.`,
    ],
  }),
  'approvers-unreachable': ({ ownerName, couldBe }, say) => ({
    heading: 'Niemand war erreichbar',
    lines: [
      `Ich konnte niemanden erreichen, um die Anfrage für das Token von ${say.name(ownerName)} freigeben zu lassen. Brechen Sie sie ab.`,
      ...openAChat(couldBe, say),
    ],
  }),
};

export const seedQr: typeof english = {
  requesterCard: requesterOfSeed,
  approverCard: approverOfSeed,
  ownerCard: ownerOfSeed,
  notices,
  pressRefusals: {
    SELF_APPROVAL: () =>
      'Sie möchten dieses Geheimnis sehen, also muss jemand anderes es freigeben. Rufen Sie eine der Personen an, die freigeben können.',
    OWNER_APPROVAL: () =>
      'Es ist Ihr eigenes Token, also muss jemand anderes das freigeben. Überlassen Sie das einer anderen Person.',
    CAPTOR_APPROVAL: () =>
      'Sie haben dieses Token eingerichtet, also muss jemand anderes freigeben, dass sein Geheimnis angezeigt wird. Überlassen Sie das einer anderen Person.',
    OWNER_UNKNOWN: () =>
      'Das Verzeichnis kennt die Person nicht mehr, der das Konto gehört (vielleicht ist es deaktiviert). Deshalb kann kein Geheimnis freigegeben oder angezeigt werden. Fragen Sie Ihre IT-Administration.',
    NOT_YOUR_REQUEST: () =>
      'Das kann nur die Person, die angefragt hat. Um selbst anzufragen, tippen Sie /reburn, einen Namen und den Grund.',
    BREAK_GLASS_NOT_ALLOWED: () =>
      'Ein Geheimnis wird nie ohne Freigabe angezeigt. Rufen Sie eine der Personen an, die freigeben können.',
  },
  askRefusals: {
    REASON_MISSING: () => [
      'Ein Grund ist nötig: Das ganze Geheimnis des Tokens würde angezeigt, und das ist mehr als ein Code.',
      'Tippen Sie ihn hinter den Namen: /reburn alice Brennen abgebrochen',
    ],
    NAME_MISSING: () => [
      'Wessen Token muss noch einmal gebrannt werden?',
      'Tippen Sie /reburn, den Namen und den Grund: /reburn alice Brennen abgebrochen',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}.`,
      ...nearNames(nearest),
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse. Einen Namen aus mehreren Wörtern tippen Sie in Anführungszeichen: /reburn "Alice Example"`,
    ],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} hat mehrere Tokens. Wählen Sie das, das gebrannt werden soll: Alles andere, was Sie getippt haben, bleibt erhalten.`,
    ],
  },
};
