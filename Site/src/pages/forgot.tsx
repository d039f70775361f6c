import { useState } from "preact/hooks";
import { entrance } from "../api/accounts";
import { Email, Form, type Values } from "../components/form";
import { Arrival, show } from "../components/page";

function Forgot() {
  const [mailedTo, setMailedTo] = useState<string>();

  const submit = async (values: Values) => {
    const email = values("email");
    await entrance.forgotPassword(email);
    setMailedTo(email);
  };

  if (mailedTo !== undefined) {
    return (
      <section class="narrow">
        <Arrival>Look into your mailbox</Arrival>
        <p>If <strong>{mailedTo}</strong> has an account, a link to set a new password is on its way.</p>
        <p><a href="/sign-in">Back to sign in</a></p>
      </section>
    );
  }
  return (
    <section class="narrow">
      <h1>Set a new password</h1>
      <p>We mail you a link. Setting a new password also confirms your address, and unlocks an account that was locked by wrong passwords.</p>
      <Form submit="Send the link" onSubmit={submit}>
        <Email />
      </Form>
      <p><a href="/sign-in">Back to sign in</a></p>
    </section>
  );
}

show(<Forgot />);
