// Azure Table Storage and Cosmos DB for Table speak one language, and differ in two points: order, and how a merge is spelt.

export type TableFlavour = 'storage' | 'cosmos';

/** Which of the two services an address belongs to. */
export function flavourOf(endpoint: string): TableFlavour {
  return /\.table\.cosmos(?:db)?\./.test(new URL(endpoint).hostname) ? 'cosmos' : 'storage';
}
