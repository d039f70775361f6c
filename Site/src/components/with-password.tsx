import { Dialog } from "./dialog";
import { Form } from "./form";
import { Holder, Password } from "./password";
import type { ComponentChildren } from "preact";

interface WithPasswordProps {
  title: string;
  submit: string;
  email: string;
  grave?: boolean;
  onSubmit: (password: string) => Promise<void>;
  onClose: () => void;
  children?: ComponentChildren;
}

/** Asks for the password once more: an open session alone must not be enough for this. */
export function WithPassword({ title, submit, email, grave = false, onSubmit, onClose, children }: WithPasswordProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <Form submit={submit} grave={grave} about={{ "wrong-password": "password" }} onSubmit={(values) => onSubmit(values("password"))}>
        <Holder email={email} />
        <Password />
      </Form>
    </Dialog>
  );
}
