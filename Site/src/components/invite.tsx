import { useState } from "preact/hooks";
import { type Invitation, type Role, users } from "../api/users";
import { Copy } from "./copy";
import { Dialog } from "./dialog";
import { Email, Form, Labelled, type Values } from "./form";
import { roleWords } from "./words";

/** Invites someone; where the platform sends no mail, the administrator hands over the link. */
export function Invite({ onClose }: { onClose: () => void }) {
  const [invited, setInvited] = useState<Invitation & { email: string }>();

  const submit = async (values: Values) => {
    const email = values("email");
    setInvited({ ...(await users.invite(email, values("roles") as Role)), email });
  };

  if (invited !== undefined) {
    return (
      <Dialog title="Invited" onClose={onClose}>
        <p>
          {invited.mailed ? `A link is on its way to ${invited.email}.` : `Hand this link over to ${invited.email}.`}{" "}
          It works once, until {new Date(invited.expiresAt).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })}.
        </p>
        {invited.link !== undefined && <p class="secret"><code>{invited.link}</code> <Copy text={invited.link} what="link" /></p>}
      </Dialog>
    );
  }
  return (
    <Dialog title="Invite someone" onClose={onClose}>
      <Form submit="Invite" onSubmit={submit}>
        <Email autocomplete="off" />
        <Labelled name="roles" label="Role">
          {(control) => (
            <select {...control}>
              {Object.entries(roleWords).map(([role, word]) => <option key={role} value={role}>{word}</option>)}
            </select>
          )}
        </Labelled>
      </Form>
    </Dialog>
  );
}
