// What is wrong with a configuration, and where.

export type Environment = Readonly<Record<string, string | undefined>>;

export type Problem = {
  /** The environment variable, or the file and the place in it. */
  readonly where: string;
  readonly problem: string;
};

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
