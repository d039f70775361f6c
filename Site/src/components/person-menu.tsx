import { useRef, useState } from "preact/hooks";
import { isAdministrator, type Profile } from "../session/profile";
import { signOut } from "../session/session";

/** The person's name; it opens what only they can do. */
export function PersonMenu({ person }: { person: Profile }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [failed, setFailed] = useState(false);

  const close = () => menu.current!.removeAttribute("open");
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== "Escape") return;
    close();
    menu.current!.querySelector("summary")!.focus();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!menu.current!.contains(relatedTarget as Node | null)) close();
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
    <details ref={menu} class="person" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
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
