// How often the audit is signed, and how much of it may be nowhere but in the store before nothing is disclosed any more.

export type AuditRules = {
  readonly audit: {
    /** A checkpoint is due after so many entries, or so many minutes; after a disclosure it is due at once. */
    readonly checkpointEntries: number;
    readonly checkpointMinutes: number;
    /** With more entries, or for more hours, that no anchor holds, nothing is disclosed. */
    readonly unanchoredEntries: number;
    readonly unanchoredHours: number;
    /** Who is asked to sign each checkpoint, too; nobody where it is absent. */
    readonly witnesses?: readonly WitnessRules[] | undefined;
    /** To whom checkpoints are sent in their chats; to nobody where it is absent. */
    readonly chat?: ChatRules | undefined;
  };
};

/** `url`: `add-checkpoint` is put behind it. `key`: as C2SP writes it, name+id+key. */
export type WitnessRules = { readonly url: string; readonly key: string };

export const CHAT_ROLES = ['auditor', 'security', 'operator'] as const;
/** `everyMinutes`: one message at most in so many. */
export type ChatRules = {
  readonly to: readonly (typeof CHAT_ROLES)[number][];
  readonly everyMinutes: number;
};

export const DEFAULT_AUDIT: AuditRules['audit'] = {
  checkpointEntries: 100,
  checkpointMinutes: 10,
  unanchoredEntries: 1_000,
  unanchoredHours: 24,
};
