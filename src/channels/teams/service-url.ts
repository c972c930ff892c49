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
 * Where Teams' public cloud has its connectors: the list that Microsoft's Teams SDK checks against, from its page "Service
 * URL Validation". Whole names: under trafficmanager.net anybody may have one. No `*.botframework.com`: those serve other
 * channels, whose activities are refused. The government clouds and 21Vianet have their own, with other sign-in addresses.
 */
const TEAMS_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
];

/** In production: Teams' own hosts, encrypted. */
export const onTeamsOnly: ServiceUrlRule = (text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = url.port === '' && url.username === '' && url.password === '';
  return url.protocol === 'https:' && plain && TEAMS_HOSTS.includes(url.hostname);
};
