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

/**
 * In production: Teams' own hosts, encrypted. The list is each cloud's (config/clouds.ts), as Microsoft's Teams SDK checks it
 * on its page "Service URL Validation". No `*.botframework.com`: those serve other channels, whose activities are refused.
 */
export function onHostsOnly(hosts: readonly string[]): ServiceUrlRule {
  return (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    const plain = url.port === '' && url.username === '' && url.password === '';
    return url.protocol === 'https:' && plain && hosts.includes(url.hostname);
  };
}
