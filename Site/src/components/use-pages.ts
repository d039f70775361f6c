import { useEffect, useState } from "preact/hooks";
import { message } from "../api/problem";

/** A list that comes in pages. */
export interface Pages<T> {
  /** What has come so far; undefined until the first page is there. */
  readonly items: T[] | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  /** Loads the next page; undefined when there is none. */
  readonly more: (() => void) | undefined;
  /** Shows changes that the server knows already. */
  readonly set: (change: (items: T[]) => T[]) => void;
}

export function usePages<T>(load: (cursor?: string) => Promise<{ items: T[]; cursor?: string }>): Pages<T> {
  const [items, setItems] = useState<T[]>();
  const [cursor, setCursor] = useState<string>();
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<string>();

  const next = async (from?: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const page = await load(from);
      setItems((shown = []) => [...shown, ...page.items]);
      setCursor(page.cursor);
    } catch (problem) {
      setError(message(problem));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void next(), []);

  return {
    items,
    busy,
    error,
    more: cursor === undefined ? undefined : () => void next(cursor),
    set: (change) => setItems((shown = []) => change(shown)),
  };
}
