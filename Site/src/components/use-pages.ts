import { useEffect, useRef, useState } from "preact/hooks";
import { message } from "../api/problem";

/** A list that comes in pages. */
export interface Pages<T> {
  /** What has come so far; undefined until there is something, or certainly nothing. */
  readonly items: T[] | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  /** Loads the next page; undefined when there is none. */
  readonly more: (() => void) | undefined;
  /** Shows changes that the server knows already. */
  readonly set: (change: (items: T[]) => T[]) => void;
}

/** @param what names what is listed: another name begins another list. */
export function usePages<T>(load: (cursor?: string) => Promise<{ items: T[]; cursor?: string }>, what = ""): Pages<T> {
  const [items, setItems] = useState<T[]>();
  const [cursor, setCursor] = useState<string>();
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<string>();
  const current = useRef(0);

  const next = async (from?: string) => {
    const mine = from === undefined ? ++current.current : current.current;
    setBusy(true);
    setError(undefined);
    try {
      let page = await load(from);
      // Where films are sifted, a page may be empty and not the last.
      while (page.items.length === 0 && page.cursor !== undefined && mine === current.current) page = await load(page.cursor);
      if (mine !== current.current) return;
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
    more: cursor === undefined ? undefined : () => void next(cursor),
    set: (change) => setItems((shown = []) => change(shown)),
  };
}
