import { type ComponentChildren, createContext, type PartialInputHTMLAttributes, type TargetedSubmitEvent } from "preact";
import { useContext, useId, useRef, useState } from "preact/hooks";
import { message, Problem } from "../api/problem";
import { Notice } from "./page";
import "../styles/form.css";

/** Reads a field as text, without the spaces around it. */
export type Values = (name: string) => string;

const FieldErrors = createContext<Record<string, string[]>>({});

interface FormProps {
  /** What the button says. */
  submit: string;
  /** Whether what it does cannot be undone. */
  grave?: boolean;
  /** The field that a kind of refusal is about, where the refusal names none. */
  about?: Record<string, string>;
  /** Answers what to say when it is done and the form stays. */
  onSubmit: (values: Values, form: HTMLFormElement) => Promise<string | void>;
  children: ComponentChildren;
}

/** A form that is sent once at a time, and shows refusals at the fields they are about. */
export function Form({ submit, grave = false, about = {}, onSubmit, children }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const fields = problem instanceof Problem ? fieldsOf(problem, about) : {};

  const send = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const sent = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    setDone(undefined);
    try {
      setDone((await onSubmit((name) => textOf(name, sent), event.currentTarget)) || undefined);
    } catch (refusal) {
      setProblem(refusal);
      // Once the errors stand there.
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    } finally {
      setBusy(false);
    }
  };

  const isShownAtField = (name: string) => form.current?.elements.namedItem(name) != null;
  const isElsewhere = Object.keys(fields).length === 0 || !Object.keys(fields).every(isShownAtField);
  return (
    <form ref={form} class="form" onSubmit={send}>
      {problem !== undefined && isElsewhere && <Notice>{message(problem)}</Notice>}
      <FieldErrors.Provider value={fields}>{children}</FieldErrors.Provider>
      <div class="actions">
        <button class={grave ? "button grave" : "button"} type="submit" aria-disabled={busy}>{submit}</button>
        {done !== undefined && <span role="status">{done}</span>}
      </div>
    </form>
  );
}

interface LabelledProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  children: (control: { id: string; name: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ComponentChildren;
}

/** A label, the control it belongs to, what helps to fill it in, and what was wrong with it. */
export function Labelled({ name, label, hint, children }: LabelledProps) {
  const errors = useContext(FieldErrors)[name];
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, errors && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, name, ...(errors && { "aria-invalid": true }), ...(described && { "aria-describedby": described }) })}
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {errors && <p class="wrong" id={`${id}-error`}>{errors.join(" ")}</p>}
    </div>
  );
}

type InputProps = Omit<PartialInputHTMLAttributes<HTMLInputElement>, "name" | "label" | "type" | "role" | "list">;
type FieldProps = Omit<LabelledProps, "children"> & InputProps;

/** A field of one line. */
export function Field({ name, label, hint, ...input }: FieldProps) {
  return <Labelled name={name} label={label} hint={hint}>{(control) => <input {...input} {...control} />}</Labelled>;
}

interface EmailProps {
  autocomplete?: "username" | "off";
  /** The only address that is taken, and why. */
  only?: { email: string; hint: string };
}

/** An e-mail address; it is the name to sign in with. */
export function Email({ autocomplete = "username", only }: EmailProps) {
  return (
    <Labelled name="email" label="E-mail" hint={only?.hint}>
      {(control) => (
        <input
          type="email"
          {...control}
          autocomplete={autocomplete}
          maxLength={254}
          required
          {...(only !== undefined && { defaultValue: only.email, readOnly: true })}
        />
      )}
    </Labelled>
  );
}

function fieldsOf({ fields, kind, message }: Problem, about: Record<string, string>): Record<string, string[]> {
  const field = about[kind];
  return field === undefined ? fields : { [field]: [message] };
}

function textOf(name: string, sent: FormData): string {
  const text = String(sent.get(name) ?? "");
  // Spaces may belong to a password.
  return /password/i.test(name) ? text : text.trim();
}
