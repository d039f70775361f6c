import { useState } from "preact/hooks";
import type { Credentials } from "../api/accounts";
import { isKind } from "../api/problem";
import { Email, Form, type Values } from "../components/form";
import { OneTimeCode } from "../components/one-time-code";
import { Arrival, show } from "../components/page";
import { Password } from "../components/password";
import { destination } from "../session/destination";
import { signIn } from "../session/session";

async function enter(credentials: Credentials) {
  await signIn(credentials);
  location.replace(destination());
}

function SignIn() {
  const [first, setFirst] = useState<Credentials>();

  const submit = async (values: Values) => {
    const credentials = { email: values("email"), password: values("password") };
    try {
      await enter(credentials);
    } catch (problem) {
      if (!isKind(problem, "otp-required")) throw problem;
      setFirst(credentials);
    }
  };

  if (first !== undefined) return <SecondStep first={first} />;
  return (
    <section class="narrow">
      <h1>Sign in</h1>
      <Form submit="Sign in" onSubmit={submit}>
        <Email />
        <Password />
      </Form>
      <p><a href="/forgot">Forgot your password, or locked out?</a></p>
      <p>No account yet? <a href="/join">Create an account</a></p>
    </section>
  );
}

function SecondStep({ first }: { first: Credentials }) {
  const [recovery, setRecovery] = useState(false);

  const submit = async (values: Values) => {
    try {
      await enter({ ...first, otp: values("otp").replaceAll(" ", "") });
    } catch (problem) {
      // To the server it is the same question again.
      if (isKind(problem, "otp-required")) throw new Error(`This ${recovery ? "recovery code" : "code"} is not right, or it was used already.`);
      throw problem;
    }
  };

  return (
    <section class="narrow">
      <Arrival>One more step</Arrival>
      <Form submit="Sign in" onSubmit={submit}>
        <OneTimeCode recovery={recovery} />
      </Form>
      <p>
        <button class="link" type="button" onClick={() => setRecovery(!recovery)}>
          {recovery ? "Use the authenticator app" : "Use a recovery code instead"}
        </button>
      </p>
    </section>
  );
}

show(<SignIn />);
