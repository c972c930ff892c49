// The local trial's configuration. It believes everybody to be who they say they are, so it must never be taken for the
// real thing.
import { defined } from '../domain/defined.js';
import { LANGUAGES } from '../domain/policy/languages.js';
import type { Language } from '../domain/policy/languages.js';
import type { Environment, Problem } from './problem.js';

/** The bot on this machine alone, with sample people and sample data; identities are not verified. */
export type LocalConfiguration = {
  readonly profile: 'local';
  /** Folder of the store, the sealed seeds and the key file. */
  readonly dataFolder: string;
  /** Windows' folder for what programs keep of this user. */
  readonly localAppData?: string;
  readonly port: number;
  readonly directoryFile: string;
  readonly policyFile: string;
  /** Everybody's, whatever their window says. */
  readonly language?: Language;
  /** Master key of the sealed files, where it does not come from a key file: 32 bytes in base64 or hexadecimal. */
  readonly masterKey?: string;
};

export type LocalResult =
  | { readonly ok: true; readonly configuration: LocalConfiguration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Where nothing names one; on Windows the start has another. */
export const DEFAULT_DATA_FOLDER = '.data';
const DEFAULT_PORT = 3978;

/** Variables by which a deployment shows itself: none of them may be there in a local trial. */
const SIGNS_OF_PRODUCTION: readonly { readonly name: string; readonly what: string }[] = [
  { name: 'MicrosoftAppId', what: 'a Microsoft app id' },
  { name: 'OTP_BRIDGE_APP_ID', what: 'a Microsoft app id' },
  { name: 'CLIENT_ID', what: 'a Microsoft app id' },
  { name: 'OTP_BRIDGE_KEY_VAULT', what: 'a Key Vault address' },
  { name: 'KEY_VAULT_URL', what: 'a Key Vault address' },
  { name: 'AZURE_KEYVAULT_URL', what: 'a Key Vault address' },
  { name: 'WEBSITE_INSTANCE_ID', what: 'an App Service instance' },
];

export function readLocal(environment: Environment): LocalResult {
  const problems = [
    ...mistakableForProduction(environment),
    ...portProblems(environment),
    ...languageProblems(environment),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const masterKey = environment['OTP_BRIDGE_MASTER_KEY'];
  return {
    ok: true,
    configuration: {
      profile: 'local',
      dataFolder: environment['OTP_BRIDGE_DATA'] ?? DEFAULT_DATA_FOLDER,
      port: Number(environment['OTP_BRIDGE_PORT'] ?? DEFAULT_PORT),
      directoryFile: environment['OTP_BRIDGE_DIRECTORY'] ?? 'samples/local/directory.json',
      policyFile: environment['OTP_BRIDGE_POLICY'] ?? 'samples/local/policy.json',
      ...defined({
        masterKey,
        language: languageIn(environment),
        localAppData: environment['LOCALAPPDATA'],
      }),
    },
  };
}

/** The local profile believes everybody to be who they say they are: it must never be taken for the real thing. */
function mistakableForProduction(environment: Environment): readonly Problem[] {
  const signs = SIGNS_OF_PRODUCTION.filter(({ name }) => isSet(environment[name]));
  const problems = signs.map(({ name, what }) => ({
    where: name,
    problem: `is set: ${what} belongs to production, and a local trial verifies nobody's identity. Unset it to go on.`,
  }));
  if (environment['NODE_ENV'] !== 'production') return problems;
  const problem =
    "is production, and a local trial verifies nobody's identity. Unset it to go on with the trial.";
  return [{ where: 'NODE_ENV', problem }, ...problems];
}

function portProblems(environment: Environment): readonly Problem[] {
  const text = environment['OTP_BRIDGE_PORT'];
  if (text === undefined) return [];
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return [];
  return [{ where: 'OTP_BRIDGE_PORT', problem: `is "${text}". It is a number from 1 to 65535.` }];
}

function languageIn(environment: Environment): Language | undefined {
  return LANGUAGES.find((one) => one === environment['OTP_BRIDGE_LANGUAGE']?.toLowerCase());
}

function languageProblems(environment: Environment): readonly Problem[] {
  const text = environment['OTP_BRIDGE_LANGUAGE'];
  if (text === undefined || languageIn(environment) !== undefined) return [];
  const problem = `is "${text}". It can be ${LANGUAGES.join(' or ')}.`;
  return [{ where: 'OTP_BRIDGE_LANGUAGE', problem }];
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}
