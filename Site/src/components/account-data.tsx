import { useState } from "preact/hooks";
import { type Account, account } from "../api/accounts";
import { message } from "../api/problem";
import { save } from "../save";
import { setProfile } from "../session/profile";
import { Notice } from "./page";
import { WithPassword } from "./with-password";

/** A copy of everything, and the end of everything. */
export function DataSection({ me, onErased }: { me: Account; onErased: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<string>();

  const download = async () => {
    setError(undefined);
    try {
      save("videostack-account.json", "application/json", JSON.stringify(await account.export(), null, 2));
    } catch (problem) {
      setError(message(problem));
    }
  };
  const erase = async (password: string) => {
    await account.erase(password);
    onErased();
    setProfile(undefined);
  };

  return (
    <section>
      <h2>Your data</h2>
      {error !== undefined && <Notice>{error}</Notice>}
      <p>Download what is kept about you, or erase your account with every film of it.</p>
      <div class="actions">
        <button class="button quiet" type="button" onClick={download}>Download my data</button>
        <button class="button grave" type="button" onClick={() => setAsked(true)}>Erase account</button>
      </div>
      {isAsked && (
        <WithPassword title="Erase your account?" submit="Erase for good" grave email={me.email} onSubmit={erase} onClose={() => setAsked(false)}>
          <p>Your account and all your films will be gone. Nobody can bring them back.</p>
        </WithPassword>
      )}
    </section>
  );
}
