import { useState } from "preact/hooks";
import { entrance } from "../api/accounts";
import { Form } from "../components/form";
import { Arrival, Notice, show } from "../components/page";
import { Password } from "../components/password";
import { takeFragment } from "../session/destination";

const token = takeFragment().get("token");

function Verify() {
  const [isConfirmed, setConfirmed] = useState(false);

  if (isConfirmed) {
    return (
      <section class="narrow">
        <Arrival>Your address is confirmed</Arrival>
        <p><a class="button" href="/sign-in">Sign in</a></p>
      </section>
    );
  }
  if (token === null) return <Notice>This link is not complete. Please open it from the mail once more.</Notice>;
  return (
    <section class="narrow">
      <h1>Confirm your address</h1>
      <p>Give the password that you chose. If you did not open this account, close this page: then nobody gets in with your address.</p>
      <Form
        submit="Confirm"
        about={{ "wrong-password": "password" }}
        onSubmit={(values) => entrance.confirmAddress(token, values("password")).then(() => setConfirmed(true))}
      >
        <Password />
      </Form>
      <p>The link is too old? <a href="/forgot">Have another one sent</a>.</p>
    </section>
  );
}

show(<Verify />);
