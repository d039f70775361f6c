import { useState } from "preact/hooks";
import { entrance } from "../api/accounts";
import { Email, Field, Form, type Values } from "../components/form";
import { Arrival, show } from "../components/page";
import { Password } from "../components/password";
import { takeFragment } from "../session/destination";
import { signIn } from "../session/session";

const carried = takeFragment();
const invitation = carried.get("invitation");
const invited = carried.get("email");

function Join() {
  const [mailedTo, setMailedTo] = useState<string>();

  const submit = async (values: Values) => {
    const [email, password] = [values("email"), values("password")];
    const { confirmation } = await entrance.register({
      email,
      password,
      displayName: values("displayName"),
      ...(invitation !== null && { invitation }),
    });
    if (confirmation === "mailed") return setMailedTo(email);
    await signIn({ email, password });
    location.replace("/");
  };

  if (mailedTo !== undefined) {
    return (
      <section class="narrow">
        <Arrival>Look into your mailbox</Arrival>
        <p>We have sent a link to <strong>{mailedTo}</strong>. Open it to confirm your address, then sign in.</p>
        <p>Nothing there after some minutes? <a href="/forgot">Have another link sent</a>.</p>
      </section>
    );
  }
  return (
    <section class="narrow">
      <h1>{invitation === null ? "Create an account" : "Accept your invitation"}</h1>
      <Form submit="Create account" about={{ "email-taken": "email" }} onSubmit={submit}>
        <Field name="displayName" label="Name" autocomplete="name" maxLength={80} required hint="Others may see it." />
        <Email {...(invited !== null && { only: { email: invited, hint: "The invitation is for this address." } })} />
        <Password fresh />
      </Form>
      <p>You have an account? <a href="/sign-in">Sign in</a></p>
    </section>
  );
}

show(<Join />);
