import { useState } from "preact/hooks";
import { account, type MfaEnrolment } from "../api/accounts";
import { Copy } from "./copy";
import { Dialog } from "./dialog";
import { Form, type Values } from "./form";
import { OneTimeCode } from "./one-time-code";
import { WithPassword } from "./with-password";

type Drawn = MfaEnrolment & { QrCode: typeof import("./qr-code").QrCode };

interface EnrolMfaProps {
  email: string;
  onDone: (recoveryCodes: string[]) => void;
  onClose: () => void;
}

/** Sets up an authenticator app: the password, the secret, a first code. */
export function EnrolMfa({ email, onDone, onClose }: EnrolMfaProps) {
  const [enrolment, setEnrolment] = useState<Drawn>();

  const begin = async (password: string) => {
    // The encoder is for the few who come here.
    const [begun, { QrCode }] = await Promise.all([account.enrolMfa(password), import("./qr-code")]);
    setEnrolment({ ...begun, QrCode });
  };
  const confirm = async (values: Values) => {
    const { codes } = await account.confirmMfa(values("otp").replaceAll(" ", ""));
    onDone(codes);
  };

  if (enrolment === undefined) {
    return <WithPassword title="Turn on two-step sign-in" submit="Continue" email={email} onSubmit={begin} onClose={onClose} />;
  }
  const { QrCode, secret, uri } = enrolment;
  return (
    <Dialog title="Set up your authenticator app" onClose={onClose}>
      <p>Scan this with the app, or type the secret into it. Then enter the code that it shows.</p>
      <QrCode text={uri} label="QR code for your authenticator app" />
      <p class="secret"><code>{secret.match(/.{1,4}/g)!.join(" ")}</code> <Copy text={secret} what="secret" /></p>
      <p><a href={uri}>Open in an app on this device</a></p>
      <Form submit="Turn on" onSubmit={confirm}>
        <OneTimeCode />
      </Form>
    </Dialog>
  );
}
