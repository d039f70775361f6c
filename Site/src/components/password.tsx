import { useState } from "preact/hooks";
import { Labelled } from "./form";

interface PasswordProps {
  name?: string;
  label?: string;
  /** Whether it is being chosen: a password manager then offers one. */
  fresh?: boolean;
}

/** A password, hidden until the person wants to see it. */
export function Password({ name = "password", label = "Password", fresh = false }: PasswordProps) {
  const [seen, setSeen] = useState(false);
  return (
    <Labelled name={name} label={label} {...(fresh && { hint: "12 characters or more. A few words that nobody else would put together are best." })}>
      {(control) => (
        <div class="password">
          <input
            {...control}
            {...(seen ? ({ type: "text" } as const) : ({ type: "password" } as const))}
            autocomplete={fresh ? "new-password" : "current-password"}
            maxLength={256}
            {...(fresh && { minLength: 12 })}
            required
            autoCapitalize="none"
            spellcheck={false}
          />
          <button type="button" aria-pressed={seen} aria-controls={control.id} onClick={() => setSeen(!seen)}>
            Show<span class="unseen"> {label.toLowerCase()}</span>
          </button>
        </div>
      )}
    </Labelled>
  );
}

/** Tells password managers whose password the form is about. */
export function Holder({ email }: { email: string }) {
  return <input type="text" name="username" autocomplete="username" value={email} readOnly hidden />;
}
