// The channel's clients, each made once and used for every message: a client is a dozen parts, and what it speaks with is known by
// two words. Made anew for each activity and each message, as botbuilder does, they were four per cent of what a turn takes.

type Factory<Client> = {
  readonly create: (serviceUrl: string, audience: string) => Promise<Client>;
};
type Authenticated<Client> = { connectorFactory?: Factory<Client> };

/** As far as it makes clients. All of them speak as one and the same bot, whoever an activity is from. */
type Authentication<Activity, Identity, Client, Tokens, Result extends Authenticated<Client>> = {
  authenticateRequest: (activity: Activity, header: string) => Promise<Result>;
  createConnectorFactory: (identity: Identity) => Factory<Client>;
  createUserTokenClient: (identity: Identity) => Promise<Tokens>;
};

/** A region has one address, a cloud a handful: more of them are somebody's invention. */
const KEPT_AT_MOST = 50;

/** From now on. What could not be made is tried again. */
export function keepClients<
  Activity,
  Identity,
  Client,
  Tokens,
  Result extends Authenticated<Client>,
>(authentication: Authentication<Activity, Identity, Client, Tokens, Result>): void {
  const authenticate = authentication.authenticateRequest.bind(authentication);
  const makeFactory = authentication.createConnectorFactory.bind(authentication);
  const makeTokens = authentication.createUserTokenClient.bind(authentication);
  const clients = new Map<string, Promise<Client>>();
  const tokens = new Map<string, Promise<Tokens>>();
  const keeping = ({ create }: Factory<Client>): Factory<Client> => ({
    create: async (serviceUrl, audience) =>
      once(clients, JSON.stringify([serviceUrl, audience]), async () =>
        create(serviceUrl, audience),
      ),
  });
  authentication.createConnectorFactory = (identity) => keeping(bound(makeFactory(identity)));
  authentication.authenticateRequest = async (activity, header) => {
    const result = await authenticate(activity, header);
    if (result.connectorFactory !== undefined)
      result.connectorFactory = keeping(bound(result.connectorFactory));
    return result;
  };
  authentication.createUserTokenClient = async (identity) =>
    once(tokens, '', async () => makeTokens(identity));
}

function bound<Client>(factory: Factory<Client>): Factory<Client> {
  return { create: factory.create.bind(factory) };
}

async function once<T>(
  kept: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const before = kept.get(key);
  if (before !== undefined) return before;
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
