import { save } from "../save";
import { Copy } from "./copy";
import { Dialog } from "./dialog";

/** Shows the codes for the day the authenticator app is lost. The server keeps hashes only, so this is the one time. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const text = codes.join("\n");
  return (
    <Dialog title="Keep these recovery codes">
      <p>Each signs you in once, should you lose your authenticator app. They are shown only now.</p>
      <ol class="codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div class="actions">
        <Copy text={text} what="codes" />
        <button class="button quiet" type="button" onClick={() => save("videostack-recovery-codes.txt", "text/plain", `${text}\n`)}>
          Download
        </button>
        <button class="button" type="button" onClick={onKept}>I have kept them</button>
      </div>
    </Dialog>
  );
}
