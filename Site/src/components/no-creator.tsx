import { useState } from "preact/hooks";
import { message } from "../api/problem";
import { profile } from "../session/profile";
import { check } from "../session/session";
import { renew, token } from "../session/token";
import { Notice } from "./page";

/** Said to viewers who would upload. */
export function NoCreator() {
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState(false);

  const ask = async () => {
    setError(undefined);
    try {
      // What one may do stands in the token.
      await renew(token());
      await check(true);
      setAsked(profile() !== undefined);
    } catch (problem) {
      setError(message(problem));
    }
  };

  return (
    <>
      <h1>Your account is for watching</h1>
      <p>To upload films it needs the role of a creator. An administrator of this platform can give it to you.</p>
      {error !== undefined && <Notice>{error}</Notice>}
      <p class="actions">
        <button class="button" type="button" onClick={ask}>Check again</button>
        {asked && <span role="status">Still a viewer.</span>}
      </p>
    </>
  );
}
