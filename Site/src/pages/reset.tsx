import { useState } from "preact/hooks";
import { entrance } from "../api/accounts";
import { Form, type Values } from "../components/form";
import { Arrival, Notice, show } from "../components/page";
import { Password } from "../components/password";
import { takeFragment } from "../session/destination";
import { setProfile } from "../session/profile";

const token = takeFragment().get("token");

function Reset() {
  const [isDone, setDone] = useState(false);

  const submit = async (values: Values) => {
    await entrance.resetPassword(token!, values("password"));
    setProfile(undefined); // It ended all sessions, this browser's too.
    setDone(true);
  };

  if (isDone) {
    return (
      <section class="narrow">
        <Arrival>Your new password counts</Arrival>
        <p>All devices were signed out.</p>
        <p><a class="button" href="/sign-in">Sign in</a></p>
      </section>
    );
  }
  if (token === null) return <Notice>This link is not complete. Please open it from the mail once more.</Notice>;
  return (
    <section class="narrow">
      <h1>Set a new password</h1>
      <Form submit="Set password" onSubmit={submit}>
        <Password label="New password" fresh />
      </Form>
      <p>The link is too old? <a href="/forgot">Have another one sent</a>.</p>
    </section>
  );
}

show(<Reset />);
