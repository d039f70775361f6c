import { useState } from "preact/hooks";

/** A button that copies a text. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState("");

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome("Copied"),
      () => setOutcome("Not allowed here; select and copy it by hand"),
    );

  return (
    <>
      <button class="button quiet" type="button" onClick={copy}>Copy<span class="unseen"> {what}</span></button>
      <span class="outcome" role="status">{outcome}</span>
    </>
  );
}
