// Random bytes from the system's generator: the article's tool takes Math.random(), which others can foretell.
export function bytesFromSystem(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
