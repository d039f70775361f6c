import type { ComponentChildren } from "preact";
import { type Profile, useProfile } from "../session/profile";
import { signInAddress } from "../session/destination";

interface MembersProps {
  /** What awaits behind the door, as in "Sign in to …". */
  to: string;
  children: (person: Profile) => ComponentChildren;
}

/** Content for whoever is signed in; the others hear how to get there. */
export function Members({ to, children }: MembersProps) {
  const person = useProfile();
  if (person !== undefined) return <>{children(person)}</>;
  return (
    <section class="narrow">
      <h1>Sign in to {to}</h1>
      <p class="actions">
        <a class="button" href={signInAddress()}>Sign in</a>
        <a href="/join">Create an account</a>
      </p>
    </section>
  );
}
