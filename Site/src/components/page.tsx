import { type ComponentChildren, render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useProfile } from "../session/profile";
import { check } from "../session/session";
import { signInAddress } from "../session/destination";
import { PersonMenu } from "./person-menu";
import "../styles/base.css";
import "../styles/list.css";

function Page({ children }: { children: ComponentChildren }) {
  const person = useProfile();
  return (
    <>
      <header class="bar">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>VideoStack</span>
        </a>
        <nav aria-label="Main">
          <a class="button" href="/upload">Upload</a>
          {person === undefined ? <a class="button quiet" href={signInAddress()}>Sign in</a> : <PersonMenu person={person} />}
        </nav>
      </header>
      <main>{children}</main>
    </>
  );
}

/** Puts a page's content below the common header. */
export function show(content: ComponentChildren) {
  render(<Page>{content}</Page>, document.getElementById("app")!);
  // Not to know the newest name or role is no reason to disturb.
  check().catch(() => undefined);
}

/** What went wrong, said to the person and to their screen reader. */
export function Notice({ children }: { children: ComponentChildren }) {
  return <p class="notice" role="alert">{children}</p>;
}

/** The heading of what has just taken the place of something else: whoever does not see the page is led there. */
export function Arrival({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current!.focus(), []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
