/** Public contract: never renamed. */
export type ConfigurationProblemCode =
  | 'MASTER_KEY_MALFORMED'
  | 'MASTER_KEY_READABLE_BY_OTHERS'
  | 'MASTER_KEY_FILE_INACCESSIBLE'
  | 'MASTER_KEY_NOT_OF_THIS_VAULT'
  | 'SIGNING_KEY_MALFORMED'
  | 'SIGNING_KEY_READABLE_BY_OTHERS'
  | 'SIGNING_KEY_FILE_INACCESSIBLE'
  | 'WITNESS_MEMORY_GONE'
  | 'WITNESS_MEMORY_UNREADABLE'
  | 'WITNESS_MEMORY_INACCESSIBLE'
  | 'VAULT_FOLDER_INACCESSIBLE'
  | 'DIRECTORY_FILE_INACCESSIBLE'
  | 'DIRECTORY_FILE_WRONG';

/** The operator must act before the service can start. The message says what is wrong and what to do; never a key. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
  readonly code: ConfigurationProblemCode;

  constructor(code: ConfigurationProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
