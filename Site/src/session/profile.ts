import { useEffect, useState } from "preact/hooks";
import type { components } from "../api/schema";

/** Who is signed in, as far as the header shows it. It opens nothing, and says that renewing the session is worth a try. */
export interface Profile {
  readonly userId: string;
  readonly name: string;
  readonly roles: components["schemas"]["Role"][];
  /** When the server said so, in milliseconds since 1970. */
  readonly checkedAt: number;
}

type Listener = (next?: Profile, previous?: Profile) => void;

const key = "videostack-session";
const listeners = new Set<Listener>();
let current = stored();

export function profile(): Profile | undefined {
  return current;
}

/** What stands in the store now, even when the news of it has not reached this tab yet. */
export function stored(): Profile | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key)!) as Profile | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Tells every tab; undefined means that nobody is signed in any more. */
export function setProfile(next: Profile | undefined) {
  if (next === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(next));
  change(next);
}

export function onProfile(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useProfile(): Profile | undefined {
  const [shown, setShown] = useState(current);
  useEffect(() => {
    setShown(current);
    return onProfile(setShown);
  }, []);
  return shown;
}

export function mayUpload({ roles }: Profile): boolean {
  return roles.includes("creator") || roles.includes("admin");
}

export function isAdministrator(someone?: Profile): boolean {
  return someone?.roles.includes("admin") ?? false;
}

function change(next: Profile | undefined) {
  const previous = current;
  current = next;
  for (const listener of listeners) listener(next, previous);
}

// Other tabs: signing out of one signs out of all. A null key means that the whole store was emptied.
addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) change(stored());
});
