import { type ComponentChildren, render } from "preact";
import "../styles.css";

function Page({ children }: { children: ComponentChildren }) {
  return (
    <>
      <header class="bar">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          VideoStack
        </a>
        <a class="button" href="/upload">Upload</a>
      </header>
      <main>{children}</main>
    </>
  );
}

/** Puts a page's content below the common header. */
export function show(content: ComponentChildren) {
  render(<Page>{content}</Page>, document.getElementById("app")!);
}

/** What went wrong, said to the person and to their screen reader. */
export function Notice({ children }: { children: ComponentChildren }) {
  return <p class="notice" role="alert">{children}</p>;
}

export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
