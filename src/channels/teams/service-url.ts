// Where an activity says that answers go. It is somebody else's word, and we would send cards there: only known hosts.
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export type ServiceUrlRule = (url: string) => boolean;

/** The local trial talks to this machine alone, on any port. */
export const onLoopbackOnly: ServiceUrlRule = (text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && LOOPBACK.includes(url.hostname) && url.username === '' && url.password === '';
};
