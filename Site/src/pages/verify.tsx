import { useState } from "preact/hooks";
import { entrance } from "../api/accounts";
import { Form } from "../components/form";
import { Arrival, Notice, show } from "../components/page";
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
      <p>One press, and your account is ready.</p>
      {/* Not by itself: some mail programs open links to look at them, and the link works once. */}
      <Form submit="Confirm" onSubmit={() => entrance.confirmAddress(token).then(() => setConfirmed(true))}>{null}</Form>
      <p>The link is too old? <a href="/forgot">Have another one sent</a>.</p>
    </section>
  );
}

show(<Verify />);
