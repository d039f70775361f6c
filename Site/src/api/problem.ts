import type { components } from "./schema";

type Details = Partial<components["schemas"]["Problem"]>;

/** A refusal of the API, in words that can be shown. */
export class Problem extends Error {
  /** What is wrong with each field of the request. */
  readonly fields: Record<string, string[]>;

  /** Stable word for the kind of refusal, such as "wrong-credentials". */
  readonly kind: string;

  constructor(
    readonly status: number,
    details: Details = {},
    retryAfter?: number,
  ) {
    const fields = details.errors ?? {};
    const reason = Object.values(fields).flat().join(" ") || details.detail || details.title;
    const said = reason || `The server answered with status ${status}.`;
    // Where the time is known, it is said instead of "later".
    super(retryAfter === undefined ? said : `${said.replace(/ Try again \w+\.$/, "")} Try again in ${wait(retryAfter)}.`);
    this.name = "Problem";
    this.fields = fields;
    this.kind = details.type?.split(":").pop() ?? "";
  }
}

/** A wait in seconds, as people say it. */
function wait(seconds: number): string {
  const [amount, unit] = seconds < 100 ? [Math.max(1, seconds), "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

/** Whether the same request may well succeed a little later: the network, a busy server, too many requests. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || error.status === 429 || error.status >= 500;
}

export function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

export function isKind(error: unknown, kind: string): boolean {
  return error instanceof Problem && error.kind === kind;
}

/** What went wrong, for people. */
export function message(error: unknown): string {
  // What fetch throws when nothing came back has each browser's own, unhelpful words.
  if (error instanceof TypeError) return "VideoStack does not answer. Please check your connection and try again.";
  return error instanceof Error ? error.message : String(error);
}

/** The body of an answer; a refusal becomes a {@link Problem}. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const details = typeof error === "object" && error !== null ? (error as Details) : {};
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  throw new Problem(response.status, details, Number.isFinite(retryAfter) ? retryAfter : undefined);
}
