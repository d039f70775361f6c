import { useEffect, useRef, useState } from "preact/hooks";
import { message } from "../api/problem";

/** A list that comes in pages. */
export interface Pages<T> {
  /** What has come so far; undefined until there is something, or certainly nothing. */
  readonly items: T[] | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  /** Whether it was given up to search for now: there may be more, but much was looked through that is none of it. */
  readonly isPaused: boolean;
  /** Loads the next page; undefined when there is none. */
  readonly more: (() => void) | undefined;
  /** Shows changes that the server knows already. */
  readonly set: (change: (items: T[]) => T[]) => void;
}

/** Where films are sifted, a page may be empty and not the last: so many in a row are asked for, and then the person. */
const mostEmptyPages = 5;

/** @param what names what is listed: another name begins another list. */
export function usePages<T>(load: (cursor?: string) => Promise<{ items: T[]; cursor?: string }>, what = ""): Pages<T> {
  const [items, setItems] = useState<T[]>();
  const [cursor, setCursor] = useState<string>();
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<string>();
  const [isPaused, setPaused] = useState(false);
  const current = useRef(0);

  const next = async (from?: string) => {
    const mine = from === undefined ? ++current.current : current.current;
    setBusy(true);
    setError(undefined);
    try {
      let page = await load(from);
      for (let empty = 1; empty < mostEmptyPages && isEmpty(page) && mine === current.current; empty++) page = await load(page.cursor);
      if (mine !== current.current) return;
      setPaused(isEmpty(page));
      setItems((shown = []) => (from === undefined ? page.items : [...shown, ...page.items]));
      setCursor(page.cursor);
    } catch (problem) {
      if (mine === current.current) setError(message(problem));
    } finally {
      if (mine === current.current) setBusy(false);
    }
  };
  useEffect(() => {
    setItems(undefined);
    setCursor(undefined);
    void next();
  }, [what]);

  return {
    items,
    busy,
    error,
    isPaused,
    more: cursor === undefined ? undefined : () => void next(cursor),
    set: (change) => setItems((shown = []) => change(shown)),
  };
}

function isEmpty({ items, cursor }: { items: unknown[]; cursor?: string }): boolean {
  return items.length === 0 && cursor !== undefined;
}
