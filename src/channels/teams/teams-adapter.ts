// botbuilder's adapter, so that no message of an error reaches the HTTP answer or the console: its own `process` puts
// both there.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { z } from 'zod';

export type Received = { readonly status: number; readonly body?: unknown };
export type Turn = (context: TurnContext) => Promise<void>;

// botbuilder looks at these before any code of ours, and throws where they are no strings.
const shape = z.looseObject({ type: z.string().min(1), serviceUrl: z.string() });

/** Real activities nest about fifteen deep; code that recurses over endless ones runs out of stack. */
const NESTED_AT_MOST = 60;

export class TeamsAdapter extends CloudAdapter {
  /** Answers 400 to what is no activity, 401 to who is not the channel; everything else is the turn's. */
  async receive(authorization: string, body: unknown, turn: Turn): Promise<Received> {
    if (!nestsWithin(body, NESTED_AT_MOST) || !shape.safeParse(body).success) {
      return { status: 400 };
    }
    try {
      const answer = await this.processActivity(authorization, asActivity(body), turn);
      return answerOf(answer);
    } catch (error) {
      if (error instanceof AuthenticationError) return { status: 401 };
      throw error;
    }
  }
}

function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => nestsWithin(inner, levels - 1));
}

function answerOf(answer: InvokeResponse | undefined): Received {
  return answer === undefined ? { status: 200 } : { status: answer.status, body: answer.body };
}

// What an activity holds is looked at once, at our own edge (activity-edge.ts); botbuilder only carries it.
function isActivity(_body: unknown): _body is Activity {
  return true;
}

function asActivity(body: unknown): Activity {
  if (isActivity(body)) return body;
  throw new TypeError('unreachable');
}

/** No app id: authentication is off. For the local trial, which listens on loopback alone, and for nothing else. */
export function unauthenticatedAdapter(): TeamsAdapter {
  return new TeamsAdapter(new ConfigurationBotFrameworkAuthentication({}));
}
