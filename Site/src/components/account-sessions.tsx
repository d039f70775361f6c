import { useEffect, useState } from "preact/hooks";
import { account, type Session } from "../api/accounts";
import { message } from "../api/problem";
import { ago } from "../format";
import { signOut } from "../session/session";
import { Notice } from "./page";

/** Where the person is signed in. */
export function SessionsSection() {
  const [sessions, setSessions] = useState<Session[]>();
  const [error, setError] = useState<string>();

  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(message(problem));
    }
  };
  useEffect(() => void attempt(async () => setSessions((await account.listSessions()).items)), []);
  const end = ({ sessionId, current }: Session) =>
    attempt(async () => {
      if (current) return signOut();
      await account.revokeSession(sessionId);
      setSessions((shown) => shown?.filter((session) => session.sessionId !== sessionId));
    });

  return (
    <section>
      <h2>Where you are signed in</h2>
      {error !== undefined && <Notice>{error}</Notice>}
      <ul class="rows">
        {sessions?.map((session) => (
          <li key={session.sessionId} class="row">
            <div class="about">
              <span class="title">{session.device ?? "Unknown device"}</span>
              <span class="facts">Signed in {ago(session.createdAt)} · last used {ago(session.lastUsedAt)}</span>
              {session.current && <span class="badge">This device</span>}
            </div>
            <button class="button quiet" type="button" onClick={() => end(session)}>
              Sign out<span class="unseen"> of {session.device ?? "unknown device"}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
