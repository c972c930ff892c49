// Ends a server: takes nothing new, finishes what is under way, and waits for nobody who has nothing more to say.
import type { Server } from 'node:http';

const LOOK_FOR_IDLE_MS = 20;

/** What is under way gets so many milliseconds. */
export async function closeServer(server: Server, withinMs: number): Promise<void> {
  // A client that stops in the middle of its request would keep us for minutes.
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, withinMs);
  // A connection whose last answer has gone out is kept for seconds otherwise, and nothing more comes over it.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, LOOK_FOR_IDLE_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
