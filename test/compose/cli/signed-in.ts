// Alice's sign-ins with a code, as Entra's exports have them.
import { PEOPLE } from '../../app/trial.js';

export type Used = { readonly id: string; readonly at: number };

export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** learn.microsoft.com/graph/api/resources/signin (beta). */
export const graph = ({ id, at }: Used, more = {}): object => ({
  id,
  createdDateTime: iso(at - 90_000),
  userId: PEOPLE.alice,
  userPrincipalName: 'Alice@contoso.example',
  appDisplayName: 'Microsoft Teams',
  ipAddress: '203.0.113.7',
  status: { errorCode: 0, failureReason: 'Other.' },
  authenticationDetails: [
    {
      authenticationMethod: 'Password',
      succeeded: true,
      authenticationStepDateTime: iso(at - 60_000),
    },
    {
      authenticationMethod: 'Software OATH token',
      succeeded: true,
      authenticationStepDateTime: iso(at),
    },
  ],
  ...more,
});

/** The portal's sheet: no more of the steps than the method. */
export const HEAD =
  'Date (UTC),Request ID,User ID,Username,Application,IP address,Status,Multifactor authentication result,Multifactor authentication auth method';
export const row = (
  { id, at }: Used,
  result = 'MFA completed in Azure AD',
  userId: string = PEOPLE.alice,
): string =>
  [
    iso(at - 60_000),
    id,
    userId,
    'alice@contoso.example',
    '"Teams, web"',
    '203.0.113.7',
    'Success',
    result,
    'OATH verification code',
  ].join(',');
