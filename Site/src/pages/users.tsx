import { useState } from "preact/hooks";
import { type User, users } from "../api/users";
import { Invite } from "../components/invite";
import { Members } from "../components/members";
import { Notice, show } from "../components/page";
import { PageList } from "../components/page-list";
import { usePages } from "../components/use-pages";
import { UserRow } from "../components/user-row";
import { isAdministrator } from "../session/profile";

function Users({ own }: { own: string }) {
  const pages = usePages(users.list);
  const [isInviting, setInviting] = useState(false);

  const replace = (changed: User) =>
    pages.set((items) => items.map((user) => (user.userId === changed.userId ? changed : user)));

  return (
    <>
      <div class="head">
        <h1>Users</h1>
        <button class="button" type="button" onClick={() => setInviting(true)}>Invite</button>
      </div>
      <PageList pages={pages} what="users" empty="There are no accounts.">
        {(items) => (
          <ul class="rows">
            {items.map((user) => <UserRow key={user.userId} user={user} isOwn={user.userId === own} onChange={replace} />)}
          </ul>
        )}
      </PageList>
      {isInviting && <Invite onClose={() => setInviting(false)} />}
    </>
  );
}

show(
  <Members to="look after users">
    {(person) =>
      isAdministrator(person) ? <Users key={person.userId} own={person.userId} /> : <Notice>Only administrators look after users.</Notice>
    }
  </Members>,
);
