import { type Account, account, type Credentials } from "../api/accounts";
import { open } from "../api/open";
import { answer } from "../api/problem";
import { profile, setProfile } from "./profile";
import { hold, inTurn } from "./token";

/** How long the header believes what the server said of the person, in milliseconds. */
const trustedFor = 5 * 60_000;

/** Begins a session. */
export async function signIn(credentials: Credentials) {
  await inTurn(async () => {
    const token = await answer(open.POST("/api/auth/login", { body: credentials }));
    const headers = { Authorization: `Bearer ${token.accessToken}` };
    remember(await answer(open.GET("/api/auth/me", { headers })));
    hold(token);
  });
}

/** Ends this browser's session, in all its tabs. */
export async function signOut() {
  await inTurn(async () => answer(open.POST("/api/auth/logout")));
  setProfile(undefined);
}

/** Shows what the server says of the person in every tab's header. */
export function remember({ userId, displayName, roles }: Account) {
  setProfile({ userId, name: displayName, roles, checkedAt: Date.now() });
}

/** Asks the server who this is. Pages that need no token ask now and then only, and stay quick. */
export async function check(always = false) {
  const known = profile();
  if (known === undefined || (!always && Date.now() - known.checkedAt < trustedFor)) return;
  remember(await account.get());
}
