// Was allein hilft, wenn ein Geheimnis in fremden Händen sein kann.
import type { WHAT_HELPS as EN } from '../en/what-helps.js';

export const WHAT_HELPS: typeof EN = {
  adminRemoves: (owner) =>
    `Wer das Geheimnis hat, kann sich noch immer damit anmelden. Entfernen Sie jetzt die Methode: entra.microsoft.com, Benutzer, ${owner}, Authentifizierungsmethoden, Löschen.`,
  adminGoesOn:
    'Dann braucht es ein neues Token: Bitten Sie darum oder tippen Sie, wenn Sie Tokens einrichten, /provision und den Namen.',
  ownerRemoves:
    'Wer das Geheimnis hat, kann sich noch immer damit anmelden. Entfernen Sie jetzt die Methode: mysignins.microsoft.com, Sicherheitsinformationen, Löschen.',
  ownerGoesOn: 'Bitten Sie dann Ihren IT-Support um ein neues Token.',
};
