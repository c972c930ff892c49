// What the process is to be, read once from the environment and validated whole: every problem is listed, none is guessed.

/** The bot on this machine alone, with sample people and sample data; identities are not verified. */
export type LocalConfiguration = {
  readonly profile: 'local';
  /** Folder of the store, the sealed seeds and the key file. */
  readonly dataFolder: string;
  readonly port: number;
  readonly directoryFile: string;
  readonly policyFile: string;
  /** Master key of the sealed files, where it does not come from a key file: 32 bytes in base64 or hexadecimal. */
  readonly masterKey?: string;
};

export type Problem = {
  /** The environment variable, or the file and the place in it. */
  readonly where: string;
  readonly problem: string;
};

export type ConfigurationResult =
  | { readonly ok: true; readonly configuration: LocalConfiguration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Environment = Readonly<Record<string, string | undefined>>;

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

export function readConfiguration(environment: Environment): ConfigurationResult {
  const profile = environment['OTP_BRIDGE_PROFILE'];
  if (profile === 'local') return readLocal(environment);
  if (profile === 'production') return { ok: false, problems: productionProblems(environment) };
  const problem =
    profile === undefined
      ? 'is missing. Set it to local for a trial on this machine (npm start does), or to production.'
      : `is "${profile}". It can be local or production.`;
  return { ok: false, problems: [{ where: 'OTP_BRIDGE_PROFILE', problem }] };
}

function readLocal(environment: Environment): ConfigurationResult {
  const problems = [...mistakableForProduction(environment), ...portProblems(environment)];
  if (problems.length > 0) return { ok: false, problems };
  const masterKey = environment['OTP_BRIDGE_MASTER_KEY'];
  return {
    ok: true,
    configuration: {
      profile: 'local',
      dataFolder: environment['OTP_BRIDGE_DATA'] ?? '.data',
      port: Number(environment['OTP_BRIDGE_PORT'] ?? DEFAULT_PORT),
      directoryFile: environment['OTP_BRIDGE_DIRECTORY'] ?? 'samples/local/directory.json',
      policyFile: environment['OTP_BRIDGE_POLICY'] ?? 'samples/local/policy.json',
      ...(masterKey === undefined ? {} : { masterKey }),
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

/** An empty app id would switch the channel's authentication off: without these there is no production. */
const NEEDED_IN_PRODUCTION: readonly { readonly name: string; readonly what: string }[] = [
  { name: 'OTP_BRIDGE_APP_ID', what: "the bot's Microsoft app id" },
  { name: 'OTP_BRIDGE_TENANT_ID', what: 'the id of the tenant that the bot serves' },
  { name: 'OTP_BRIDGE_KEY_VAULT', what: 'the address of the Key Vault' },
];

function productionProblems(environment: Environment): readonly Problem[] {
  const missing = NEEDED_IN_PRODUCTION.filter(({ name }) => !isSet(environment[name])).map(
    ({ name, what }) => ({ where: name, problem: `is missing: ${what}.` }),
  );
  if (missing.length > 0) return missing;
  const problem =
    'is production, which this version cannot run yet: its Azure adapters are still to come. Use local for a trial.';
  return [{ where: 'OTP_BRIDGE_PROFILE', problem }];
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

/** The process cannot start; every line says what is wrong and where. */
export class ConfigurationWrong extends Error {
  override readonly name = 'ConfigurationWrong';
  readonly code = 'CONFIGURATION_WRONG';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(({ where, problem }) => `${where} ${problem}`).join('\n'), options);
    this.problems = problems;
  }
}
