import { useState } from "preact/hooks";
import { message } from "../api/problem";
import { type Role, type User, users } from "../api/users";
import { ago } from "../format";
import { Notice } from "./page";
import { RoleChoice } from "./role-choice";

interface UserRowProps {
  user: User;
  /** Whether it is the administrator's own account. */
  isOwn: boolean;
  onChange: (user: User) => void;
}

/** One account, as an administrator sees it. */
export function UserRow({ user, isOwn, onChange }: UserRowProps) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const update = async (change: { roles: Role[] } | { locked: boolean }) => {
    setBusy(true);
    setError(undefined);
    try {
      onChange(await users.update(user.userId, change));
    } catch (problem) {
      setError(message(problem));
    } finally {
      setBusy(false);
    }
  };

  const lockWord = user.locked ? "Unlock" : "Lock";
  return (
    <li class="row">
      <div class="about">
        <span class="title">{user.displayName}</span>
        <span class="facts">{user.email} · joined {ago(user.createdAt)}</span>
        <span class="badges">
          {isOwn && <span class="badge">You</span>}
          {user.locked && <span class="badge bad">Locked</span>}
          {!user.verified && <span class="badge">Address not confirmed</span>}
          {user.mfa && <span class="badge">Two-step sign-in</span>}
        </span>
        {error !== undefined && <Notice>{error}</Notice>}
      </div>
      <div class="actions">
        <RoleChoice
          label={`Role of ${user.displayName}`}
          roles={user.roles}
          disabled={busy}
          onChange={(role) => update({ roles: [role] })}
        />
        {!isOwn && (
          <button class="button quiet" type="button" disabled={busy} onClick={() => update({ locked: !user.locked })}>
            {lockWord}<span class="unseen"> {user.displayName}</span>
          </button>
        )}
      </div>
    </li>
  );
}
