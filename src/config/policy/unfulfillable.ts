/** What makes a policy one that nobody could fulfil. `field`: the way to it from the top of the file. */
export type Unfulfillable = { readonly field: readonly string[]; readonly problem: string };
