import { useEffect, useRef } from "preact/hooks";
import { Labelled } from "./form";

/** Where the digits of the authenticator app go, or one of the codes for the day it is lost. */
export function OneTimeCode({ recovery = false }: { recovery?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current!.focus(), [recovery]);
  const kind = recovery
    ? ({ autocomplete: "off", maxLength: 32 } as const)
    : ({ autocomplete: "one-time-code", inputMode: "numeric", maxLength: 7, pattern: "[0-9]{3} ?[0-9]{3}", title: "Six digits" } as const);
  return (
    <Labelled name="otp" label={recovery ? "Recovery code" : "Code"} hint={recovery ? "Each works once." : "The six digits that your authenticator app shows."}>
      {(control) => (
        // Another element for another kind: a pattern that is taken away from one stays there, empty, and nothing matches it.
        <input key={String(recovery)} ref={input} {...control} {...kind} class="code" required spellcheck={false} autoCapitalize="none" />
      )}
    </Labelled>
  );
}
