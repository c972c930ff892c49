// A token bucket: a burst goes through, then so many a minute.
import type { Instant } from '../ids.js';

export type Bucket = { readonly tokens: number; readonly at: Instant };
export type Rate = { readonly burst: number; readonly perMinute: number };

export function fullBucket({ burst }: Rate, now: Instant): Bucket {
  return { tokens: burst, at: now };
}

/** The bucket as it is now. A clock that goes back fills nothing. */
export function refilled(bucket: Bucket, { burst, perMinute }: Rate, now: Instant): Bucket {
  const gained = (Math.max(0, now - bucket.at) / 60_000) * perMinute;
  return { tokens: Math.min(burst, bucket.tokens + gained), at: now };
}

export function isEmpty({ tokens }: Bucket): boolean {
  return tokens < 1;
}

/** With one token less, never below none. */
export function taken({ tokens, at }: Bucket): Bucket {
  return { tokens: Math.max(0, tokens - 1), at };
}
