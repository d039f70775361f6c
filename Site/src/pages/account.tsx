import { useEffect, useState } from "preact/hooks";
import { type Account, account } from "../api/accounts";
import { message } from "../api/problem";
import { DataSection } from "../components/account-data";
import { MfaSection, PasswordSection } from "../components/account-security";
import { SessionsSection } from "../components/account-sessions";
import { Field, Form, type Values } from "../components/form";
import { Members } from "../components/members";
import { Arrival, Notice, show } from "../components/page";
import { roleWords } from "../components/words";
import { remember } from "../session/session";

function MyAccount({ onErased }: { onErased: () => void }) {
  const [me, setMe] = useState<Account>();
  const [error, setError] = useState<string>();

  const load = () => account.get().then(setMe, (problem: unknown) => setError(message(problem)));
  useEffect(() => void load(), []);

  const rename = async (values: Values) => {
    const renamed = await account.rename(values("displayName"));
    setMe(renamed);
    remember(renamed);
    return "Saved.";
  };

  if (error !== undefined) return <Notice>{error}</Notice>;
  if (me === undefined) return <p class="empty" role="status">Loading your account</p>;
  return (
    <>
      <section>
        <h2>You</h2>
        <p class="facts">{me.email} · {me.roles.map((role) => roleWords[role]).join(", ")}</p>
        <Form submit="Save name" onSubmit={rename}>
          <Field name="displayName" label="Name" autocomplete="name" maxLength={80} required defaultValue={me.displayName} />
        </Form>
      </section>
      <PasswordSection me={me} />
      <MfaSection me={me} onChange={load} />
      <SessionsSection />
      <DataSection me={me} onErased={onErased} />
    </>
  );
}

function AccountPage() {
  const [isErased, setErased] = useState(false);
  if (isErased) {
    return (
      <section class="narrow">
        <Arrival>Your account is erased</Arrival>
        <p>Your films follow within minutes.</p>
      </section>
    );
  }
  return (
    <Members to="see your account">
      {(person) => (
        <div class="narrow sections">
          <h1>Account</h1>
          <MyAccount key={person.userId} onErased={() => setErased(true)} />
        </div>
      )}
    </Members>
  );
}

show(<AccountPage />);
