// What the operator reads. Events are dotted words, fields are ids and numbers; no seed, code, name or message text.

export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  /** `cause` is reduced to its class and code: messages of others may hold anything. */
  error(event: string, cause: unknown, fields?: LogFields): void;
  /** Lines that are written while the work goes on have these fields too, and those of no work around it. */
  within<T>(fields: LogFields, work: () => T): T;
}
