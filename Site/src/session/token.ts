import { open } from "../api/open";
import { answer, Problem } from "../api/problem";
import type { components } from "../api/schema";
import { onProfile, profile, setProfile, stored } from "./profile";

type AccessToken = components["schemas"]["AccessToken"];

/** A token is replaced this long before it expires, in milliseconds: a request may travel slowly, and clocks differ. */
const margin = 60_000;

// In memory only: whatever reads the browser's stores finds no token.
let held: { value: string; endsAt: number } | undefined;
let renewal: Promise<string | undefined> | undefined;

onProfile((next, previous) => {
  if (next?.userId !== previous?.userId) held = undefined;
});

export function hold({ accessToken, expiresIn }: AccessToken) {
  held = { value: accessToken, endsAt: Date.now() + expiresIn * 1000 };
}

/** The newest token of this tab, good or not. */
export function token(): string | undefined {
  return held?.value;
}

/** All tabs share one refresh token, and each works once: whoever uses or replaces it waits for their turn. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request("videostack-session", work) as Promise<T>;
}

/** A token that lasts for the next request; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (profile() === undefined) return undefined;
  return held !== undefined && held.endsAt - margin > Date.now() ? held.value : renew(held?.value);
}

/**
 * Gets a new token by the cookie.
 * @param stale The token that is no good any more.
 */
export async function renew(stale?: string): Promise<string | undefined> {
  if (held !== undefined && held.value !== stale) return held.value; // Another request was faster.
  renewal ??= inTurn(refresh).finally(() => (renewal = undefined));
  return renewal;
}

async function refresh(): Promise<string | undefined> {
  const expected = stored();
  if (expected === undefined) return undefined; // Another tab has signed out meanwhile.
  try {
    const fresh = await answer(open.POST("/api/auth/refresh"));
    if (holderOf(fresh) === expected.userId) {
      hold(fresh);
      return fresh.accessToken;
    }
    // The cookie is someone else's: a sign-in broke off between the cookie and the name. Nobody acts under another's name.
  } catch (problem) {
    if (!(problem instanceof Problem && problem.status === 401)) throw problem;
  }
  setProfile(undefined);
  return undefined;
}

/** Whose token it is. The page believes it unverified: it came from the server itself, and opens nothing here. */
function holderOf({ accessToken }: AccessToken): string {
  const claims = accessToken.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(claims)) as { sub: string }).sub;
}
