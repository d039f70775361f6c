import { useState } from "preact/hooks";
import { type Account, account } from "../api/accounts";
import { EnrolMfa } from "./enrol-mfa";
import { Form, type Values } from "./form";
import { Holder, Password } from "./password";
import { RecoveryCodes } from "./recovery-codes";
import { WithPassword } from "./with-password";

export function PasswordSection({ me }: { me: Account }) {
  const submit = async (values: Values, form: HTMLFormElement) => {
    await account.changePassword(values("currentPassword"), values("newPassword"));
    form.reset();
    return "Changed. All other devices were signed out.";
  };

  return (
    <section>
      <h2>Password</h2>
      <Form submit="Change password" about={{ "wrong-password": "currentPassword" }} onSubmit={submit}>
        <Holder email={me.email} />
        <Password name="currentPassword" label="Current password" />
        <Password name="newPassword" label="New password" fresh />
      </Form>
    </section>
  );
}

type Step = "enrol" | "disable" | "replace" | { codes: string[] };

/** The second factor. */
export function MfaSection({ me, onChange }: { me: Account; onChange: () => void }) {
  const [step, setStep] = useState<Step>();
  const close = () => setStep(undefined);
  const end = () => {
    close();
    onChange();
  };
  const disable = async (password: string) => {
    await account.disableMfa(password);
    end();
  };
  const replace = async (password: string) => setStep(await account.createRecoveryCodes(password));

  return (
    <section>
      <h2>Two-step sign-in</h2>
      <p>
        {me.mfa
          ? `On. Signing in asks for a code of your authenticator app. ${codesLeft(me.recoveryCodesLeft ?? 0)}`
          : "Off. With it, a stolen password alone opens nothing: signing in also asks for a code of an app on your phone."}
      </p>
      <div class="actions">
        {!me.mfa && <button class="button" type="button" onClick={() => setStep("enrol")}>Turn on</button>}
        {me.mfa && <button class="button quiet" type="button" onClick={() => setStep("replace")}>New recovery codes</button>}
        {me.mfa && <button class="button quiet" type="button" onClick={() => setStep("disable")}>Turn off</button>}
      </div>
      {step === "enrol" && <EnrolMfa email={me.email} onDone={(codes) => setStep({ codes })} onClose={close} />}
      {step === "disable" && (
        <WithPassword title="Turn off two-step sign-in" submit="Turn off" grave email={me.email} onSubmit={disable} onClose={close} />
      )}
      {step === "replace" && (
        <WithPassword title="New recovery codes" submit="Replace them" email={me.email} onSubmit={replace} onClose={close}>
          <p>The codes you have now stop working.</p>
        </WithPassword>
      )}
      {typeof step === "object" && <RecoveryCodes codes={step.codes} onKept={end} />}
    </section>
  );
}

function codesLeft(count: number): string {
  return count === 1 ? "One recovery code is left." : `${count} recovery codes are left.`;
}
