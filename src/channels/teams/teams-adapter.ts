// botbuilder's adapter, so that no message of an error reaches the HTTP answer or the console: its own `process` puts
// both there.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { z } from 'zod';

export type Received = { readonly status: number; readonly body?: unknown };
export type Turn = (context: TurnContext) => Promise<void>;

const shape = z.looseObject({ type: z.string().min(1) });

export class TeamsAdapter extends CloudAdapter {
  /** Answers 400 to what is no activity, 401 to who is not the channel; everything else is the turn's. */
  async receive(authorization: string, body: unknown, turn: Turn): Promise<Received> {
    if (!shape.safeParse(body).success) return { status: 400 };
    try {
      const answer = await this.processActivity(authorization, asActivity(body), turn);
      return answerOf(answer);
    } catch (error) {
      if (error instanceof AuthenticationError) return { status: 401 };
      throw error;
    }
  }
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
