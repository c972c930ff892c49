// A deployment's settings as they should be.

export const GOOD_SETTINGS = {
  OTP_BRIDGE_PROFILE: 'production',
  OTP_BRIDGE_APP_ID: '7e57ab1e-0000-4000-8000-000000000902',
  OTP_BRIDGE_TENANT_ID: '7e57ab1e-0000-4000-8000-000000000001',
  OTP_BRIDGE_SSO_CLIENT_ID: '7e57ab1e-0000-4000-8000-000000000903',
  OTP_BRIDGE_DOMAIN: 'otp.contoso.example',
  OTP_BRIDGE_KEY_VAULT: 'otpbridgeabc-kv',
  OTP_BRIDGE_STORAGE: 'otpbridgeabcst',
  OTP_BRIDGE_POLICY: '/home/otp-bridge/policy.json',
};
