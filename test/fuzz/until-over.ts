// When a run is over: after so many inputs, or so long after the first one.

export type Length = { readonly inputs: number | null; readonly seconds: number | null };

/** Counted from its first call: what an edge needs before it can begin is not taken from its time. */
export function untilOver(length: Length, nowMs: () => number): (inputs: number) => boolean {
  let began: number | undefined;
  return (inputs) => {
    began ??= nowMs();
    const lasted = nowMs() - began;
    return (
      (length.inputs !== null && inputs >= length.inputs) ||
      (length.seconds !== null && lasted > length.seconds * 1_000)
    );
  };
}
