import type { TargetedFocusEvent, TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import { isAdministrator, type Profile } from "../session/profile";
import { signOut } from "../session/session";

/** The person's name; it opens what only they can do. */
export function PersonMenu({ person }: { person: Profile }) {
  const [failed, setFailed] = useState(false);

  const onKeyDown = ({ currentTarget, key }: TargetedKeyboardEvent<HTMLDetailsElement>) => {
    if (key !== "Escape") return;
    currentTarget.open = false;
    currentTarget.querySelector("summary")!.focus();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLDetailsElement>) => {
    // Not by the ref: signing out takes the menu away with the focus in it.
    if (!currentTarget.contains(relatedTarget as Node | null)) currentTarget.open = false;
  };
  const leave = async () => {
    try {
      await signOut();
      location.assign("/");
    } catch {
      setFailed(true);
    }
  };

  return (
    <details class="person" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <summary>{person.name}</summary>
      {/* A press on its ground must not take the focus away: that would close it. */}
      <div class="menu" tabIndex={-1}>
        <a href="/films">My films</a>
        <a href="/account">Account</a>
        {isAdministrator(person) && <a href="/users">Users</a>}
        <button type="button" onClick={leave}>{failed ? "Could not sign out. Try again" : "Sign out"}</button>
      </div>
    </details>
  );
}
