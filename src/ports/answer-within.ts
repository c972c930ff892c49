// A port answers within its budget of seconds, or says that it does not: nobody who pressed a button waits for ever.

/** The work's outcome, or `late()` thrown after so many milliseconds. The work itself goes on, and is not waited for. */
export async function answerWithin<T>(
  milliseconds: number,
  work: Promise<T>,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
