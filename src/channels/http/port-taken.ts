// Why the server cannot have its port, as whoever starts it can act on it.

/** Somebody else listens there, or the system keeps it from us. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly code = 'PORT_TAKEN';
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['EADDRINUSE', 'is taken'],
  // Hyper-V, WSL and Docker have Windows keep whole ranges; elsewhere it is a low port.
  [
    'EACCES',
    'may not be used: the system keeps it. Windows says which it keeps: netsh interface ipv4 show excludedportrange protocol=tcp',
  ],
]);

/** {@link PortTaken} where the error says that, else the error as it is. */
export function asPortTaken(port: number, error: NodeJS.ErrnoException): Error {
  const reason = REASONS.get(error.code);
  return reason === undefined ? error : new PortTaken(`port ${port} ${reason}`);
}
