import type { ComponentChildren } from "preact";
import { Notice } from "./page";
import type { Pages } from "./use-pages";

interface PageListProps<T> {
  pages: Pages<T>;
  /** What is listed, as in "Loading …". */
  what: string;
  /** Said when there is nothing. */
  empty: ComponentChildren;
  children: (items: T[]) => ComponentChildren;
}

/** A list with everything around it: that it is coming, that there is nothing or an error, and more. */
export function PageList<T>({ pages: { items, busy, error, isPaused, more }, what, empty, children }: PageListProps<T>) {
  return (
    <>
      {error !== undefined && <Notice>{error}</Notice>}
      {items === undefined && busy && <p class="empty" role="status">Loading {what}</p>}
      {items?.length === 0 && <p class="empty">{isPaused ? "Nothing found so far." : empty}</p>}
      {items !== undefined && items.length > 0 && children(items)}
      {more !== undefined && <button class="more" type="button" disabled={busy} onClick={more}>{isPaused ? "Search further" : "Show more"}</button>}
    </>
  );
}
